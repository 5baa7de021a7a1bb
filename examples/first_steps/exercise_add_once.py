"""Count in a local variable and add to the shared number once."""

from multiprocessing import Process, Value


def count(total) -> None:
    mine = 0
    for _ in range(100):
        mine += 1
    with total.get_lock():
        total.value += mine


def main() -> None:
    total = Value("i", 0)
    processes = [Process(target=count, args=(total,)) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("counted by all four:", total.value)


if __name__ == "__main__":
    main()
