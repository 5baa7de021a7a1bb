# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# platforms = ["linux", "macos"]
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Pass a lock of the fork context to a process of the spawn context."""

from multiprocessing import get_context


def greet(lock):
    with lock:
        print("hello")


def main() -> None:
    lock = get_context("fork").Lock()
    process = get_context("spawn").Process(target=greet, args=(lock,))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
