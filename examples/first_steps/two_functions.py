"""Run two functions at the same time, each in a process of its own."""

from multiprocessing import Process
from time import sleep


def count_sheep() -> None:
    for number in range(1, 101):
        print("sheep", number)
        sleep(0.005)  # stands for real work


def count_stars() -> None:
    for number in range(1, 101):
        print("star", number)
        sleep(0.005)


def main() -> None:
    sheep = Process(target=count_sheep)
    stars = Process(target=count_stars)
    sheep.start()
    stars.start()
    sheep.join()
    stars.join()
    print("both have counted to 100")


if __name__ == "__main__":
    main()
