# /// script
# [tool.mpguide]
# ///
"""Make a new process for each run of the work."""

from multiprocessing import Process


def toss_coin() -> None:
    print("the coin is in the air")


if __name__ == "__main__":
    for _ in range(2):
        process = Process(target=toss_coin)
        process.start()
        process.join()
