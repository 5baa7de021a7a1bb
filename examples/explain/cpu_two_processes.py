"""Run the same computation in two processes."""

from multiprocessing import Process


def compute(name: str) -> None:
    total = sum(number * number for number in range(4_000_000))
    print(name, "has computed", total)


def main() -> None:
    processes = [Process(target=compute, args=(f"process {n}",)) for n in (1, 2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


if __name__ == "__main__":
    main()
