# /// script
# requires-python = ">=3.14.1"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# ///
"""Preload a module in the fork server, and lose the preloading of this file."""

import sys
from multiprocessing import get_context

print("top of the file, in module", __name__)


def work() -> None:
    print("the module is there already:", "colorsys" in sys.modules)


if __name__ == "__main__":
    context = get_context("forkserver")
    context.set_forkserver_preload(["colorsys"])
    for _ in range(2):
        child = context.Process(target=work)
        child.start()
        child.join()
