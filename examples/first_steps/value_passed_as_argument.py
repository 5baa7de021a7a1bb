"""Let two processes add to one number in shared memory."""

from multiprocessing import Process, Value


def count(total) -> None:
    for _ in range(100):
        with total.get_lock():
            total.value += 1


def main() -> None:
    total = Value("i", 0)  # a C int in shared memory, with its own lock
    processes = [Process(target=count, args=(total,)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("counted by both together:", total.value)


if __name__ == "__main__":
    main()
