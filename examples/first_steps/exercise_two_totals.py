"""Count sheep and stars in two separate shared numbers."""

from multiprocessing import Process, Value


def count(total) -> None:
    for _ in range(100):
        with total.get_lock():
            total.value += 1


def main() -> None:
    sheep = Value("i", 0)
    stars = Value("i", 0)
    totals = [sheep, stars, sheep, stars]
    processes = [Process(target=count, args=(total,)) for total in totals]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(sheep.value, "sheep and", stars.value, "stars")


if __name__ == "__main__":
    main()
