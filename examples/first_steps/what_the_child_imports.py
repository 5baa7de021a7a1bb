# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Show which lines of this file a spawned child runs, and as which module."""

from multiprocessing import get_context

print("top of the file, in module", __name__)


def greet() -> None:
    print("greet(), in module", __name__)


if __name__ == "__main__":
    print("under the guard, in module", __name__)
    process = get_context("spawn").Process(target=greet)
    process.start()
    process.join()
