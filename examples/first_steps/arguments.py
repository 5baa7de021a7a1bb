"""Pass an argument to each of two functions that run in parallel."""

from multiprocessing import Process
from time import sleep


def count_sheep(last: int) -> None:
    for number in range(1, last + 1):
        print("sheep", number)
        sleep(0.005)  # stands for real work


def count_stars(last: int) -> None:
    for number in range(1, last + 1):
        print("star", number)
        sleep(0.005)


def main() -> None:
    sheep = Process(target=count_sheep, args=(100,))
    stars = Process(target=count_stars, kwargs={"last": 100})
    sheep.start()
    stars.start()
    sheep.join()
    stars.join()
    print("both have counted to 100")


if __name__ == "__main__":
    main()
