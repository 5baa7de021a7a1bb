# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# ///
"""Try to start a function defined inside another, by each start method."""

from multiprocessing import get_context
from pickle import PicklingError


def main() -> None:
    def inner() -> None:
        print("the inner function runs")

    for method in ("fork", "spawn", "forkserver"):
        process = get_context(method).Process(target=inner)
        try:
            process.start()
        except (AttributeError, PicklingError):
            print(f"{method}: the inner function cannot be sent to a child")
        else:
            process.join()
            print(f"{method}: exit code {process.exitcode}")


if __name__ == "__main__":
    main()
