# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# order = "by-process"
# ///
"""Let the main process work as well, between start() and join()."""

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


def main() -> None:
    process = Process(target=count_sheep)
    process.start()
    count_stars()  # an ordinary call: it runs in the main process
    process.join()
    print("both have counted to 5")


if __name__ == "__main__":
    main()
