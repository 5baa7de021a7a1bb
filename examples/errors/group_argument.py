# /// script
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Give the function to a process without saying that it is the target."""

from multiprocessing import Process


def greet() -> None:
    print("hello from the child")


if __name__ == "__main__":
    process = Process(greet)
    process.start()
    process.join()
