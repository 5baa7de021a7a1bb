# /// script
# requires-python = ">=3.14.1"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# ///
"""Preload a module in the fork server, and this file too."""

from multiprocessing import get_context

print("loading a big table in", __name__)


def work(number: int) -> None:
    print("child", number, "works")


def main() -> None:
    context = get_context("forkserver")
    context.set_forkserver_preload(["__main__", "colorsys"])
    for number in range(2):
        process = context.Process(target=work, args=(number,))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
