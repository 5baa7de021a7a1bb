# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# mask = ['File "<stdlib>[^"]*", line (\d+)', '0x[0-9a-f]+']
# ///
"""Submit a task while the interpreter shuts down."""

import atexit
from concurrent.futures import ProcessPoolExecutor


def main() -> None:
    pool = ProcessPoolExecutor(max_workers=1)
    atexit.register(pool.submit, print, "the last words")
    print("main ends")


if __name__ == "__main__":
    main()
