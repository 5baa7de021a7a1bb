# /// script
# requires-python = ">=3.15"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# stderr = "ignore"
# ///
"""Preload a module with a misspelled name, and ask for an error."""

from multiprocessing import get_context


def main() -> None:
    context = get_context("forkserver")
    context.set_forkserver_preload(["__main__", "colorsyss"], on_error="fail")
    try:
        context.Process(target=print).start()
    except (ConnectionError, EOFError) as error:
        print(error.__notes__[0])


if __name__ == "__main__":
    main()
