# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# order = "by-process"
# ///
"""Start three processes from one list of functions and join them all."""

from multiprocessing import Process
from time import sleep


def count_sheep() -> None:
    for number in range(1, 6):
        print("sheep", number)
        sleep(0.01)


def count_stars() -> None:
    for number in range(1, 6):
        print("star", number)
        sleep(0.01)


def count_waves() -> None:
    for number in range(1, 6):
        print("wave", number)
        sleep(0.01)


def main() -> None:
    functions = [count_sheep, count_stars, count_waves]
    processes = [Process(target=function) for function in functions]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print("all three have counted to 5")


if __name__ == "__main__":
    main()
