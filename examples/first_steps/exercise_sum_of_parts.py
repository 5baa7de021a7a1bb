"""Let four children sum a quarter of the numbers each, and add it up."""

from multiprocessing import Process, Queue


def send_sum(numbers, results) -> None:
    results.put(sum(number * number for number in numbers))


def main() -> None:
    results = Queue()
    quarters = [range(start, 1_000_000, 4) for start in range(4)]
    processes = [Process(target=send_sum, args=(q, results)) for q in quarters]
    for process in processes:
        process.start()
    total = sum(results.get() for _ in processes)
    for process in processes:
        process.join()
    print("with four processes:", total)
    print("with main alone:    ", sum(n * n for n in range(1_000_000)))


if __name__ == "__main__":
    main()
