# /// script
# requires-python = ">=3.14.1"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# ///
"""Show that the fork server runs the top of the file once for all children."""

from multiprocessing import get_context

print("top of the file, in module", __name__)


def greet() -> None:
    print("greet(), in module", __name__)


if __name__ == "__main__":
    for _ in range(2):
        process = get_context("forkserver").Process(target=greet)
        process.start()
        process.join()
