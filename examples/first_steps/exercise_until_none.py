"""Take results from a queue until the child says that there are no more."""

from multiprocessing import Process, Queue


def send_chain(number: int, results) -> None:
    while number != 1:
        results.put(number)
        number = 3 * number + 1 if number % 2 else number // 2
    results.put(1)
    results.put(None)  # no more


def main() -> None:
    results = Queue()
    process = Process(target=send_chain, args=(13, results))
    process.start()
    for number in iter(results.get, None):
        print(number, end=" ")
    print()
    process.join()


if __name__ == "__main__":
    main()
