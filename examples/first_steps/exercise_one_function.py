# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# order = "by-process"
# ///
"""Run one function twice at the same time, with different arguments."""

from multiprocessing import Process
from time import sleep


def count(things: str, last: int) -> None:
    for number in range(1, last + 1):
        print(things, number)
        sleep(0.01)


def main() -> None:
    sheep = Process(target=count, args=("sheep", 5))
    stars = Process(target=count, args=("star",), kwargs={"last": 3})
    sheep.start()
    stars.start()
    sheep.join()
    stars.join()


if __name__ == "__main__":
    main()
