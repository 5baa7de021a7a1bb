"""Run the same computation in two processes."""

from multiprocessing import Process


def compute(name: str) -> None:
    total = sum(number * number for number in range(4_000_000))
    print(name, "has computed", total)


def main() -> None:
    names = ("process 1", "process 2")
    processes = [Process(target=compute, args=(name,)) for name in names]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


if __name__ == "__main__":
    main()
