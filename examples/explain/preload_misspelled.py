# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# ///
"""Preload a module with a misspelled name: there is no error."""

import sys
from multiprocessing import get_context


def work() -> None:
    print("child: colorsys is here:", "colorsys" in sys.modules)


def main() -> None:
    context = get_context("forkserver")
    context.set_forkserver_preload(["__main__", "colorsyss"])
    child = context.Process(target=work)
    child.start()
    child.join()


if __name__ == "__main__":
    main()
