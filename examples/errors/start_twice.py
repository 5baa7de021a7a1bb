# /// script
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Start the same process a second time, to repeat its work."""

from multiprocessing import Process


def toss_coin() -> None:
    print("the coin is in the air")


if __name__ == "__main__":
    process = Process(target=toss_coin)
    for _ in range(2):
        process.start()
        process.join()
