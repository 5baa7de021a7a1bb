# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# mask = ["pid=(\\d+)"]
# ///
"""Start a child by each method while a second thread runs, and show the warnings."""

import threading
import warnings
from multiprocessing import get_context


def main() -> None:
    go_home = threading.Event()
    helper = threading.Thread(target=go_home.wait)
    helper.start()
    for method in ("forkserver", "spawn", "fork"):
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            child = get_context(method).Process(
                target=print, args=(method, "child")
            )
            child.start()
            child.join()
        print(
            "warnings:", *[warning.message for warning in caught] or ["none"]
        )
    go_home.set()
    helper.join()


if __name__ == "__main__":
    main()
