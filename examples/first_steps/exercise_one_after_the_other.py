"""Run two processes one after the other: the order is always the same."""

from multiprocessing import Process


def count_sheep() -> None:
    for number in range(1, 4):
        print("sheep", number)


def count_stars() -> None:
    for number in range(1, 4):
        print("star", number)


def main() -> None:
    sheep = Process(target=count_sheep)
    sheep.start()
    sheep.join()
    stars = Process(target=count_stars)
    stars.start()
    stars.join()


if __name__ == "__main__":
    main()
