# /// script
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Ask for a start method that does not exist."""

from multiprocessing import get_context


def greet() -> None:
    print("hello from the child")


if __name__ == "__main__":
    context = get_context("fork-server")
    process = context.Process(target=greet)
    process.start()
    process.join()
