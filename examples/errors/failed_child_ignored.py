# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Join a child that has failed, and go on as if it had not."""

from multiprocessing import Process


def save() -> None:
    raise OSError("no space left")


def main() -> None:
    process = Process(target=save)
    process.start()
    process.join()
    print("saved?")


if __name__ == "__main__":
    main()
