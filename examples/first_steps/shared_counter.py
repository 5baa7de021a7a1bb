"""Four counters in four processes add to one shared number; none is lost.

main() starts two processes, and each of them starts two counters.
"""

from multiprocessing import Process, Value


def add_one(total) -> None:
    with total.get_lock():
        total.value += 1


def count_sheep(total) -> None:
    for _ in range(100):
        add_one(total)
    print("counted 100 sheep")


def count_stars(total) -> None:
    for _ in range(100):
        add_one(total)
    print("counted 100 stars")


def run_parallel(functions, total) -> None:
    processes = [Process(target=f, args=(total,)) for f in functions]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


def first_night(total) -> None:
    run_parallel([count_sheep, count_stars], total)
    print("the first night is over")


def second_night(total) -> None:
    run_parallel([count_sheep, count_stars], total)
    print("the second night is over")


def main() -> None:
    total = Value("i", 0)
    run_parallel([first_night, second_night], total)
    print("counted in both nights:", total.value)


if __name__ == "__main__":
    main()
