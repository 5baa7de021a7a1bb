# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# start-methods = ["fork", "spawn"]
# exit = 3
# ///
"""End a worker process abruptly, then do the same in an interpreter of this process."""

import os
from concurrent.futures import InterpreterPoolExecutor, ProcessPoolExecutor


def main() -> None:
    for executor in (ProcessPoolExecutor, InterpreterPoolExecutor):
        with executor(1) as pool:
            error = pool.submit(os._exit, 3).exception()
        print(
            f"{executor.__name__}: {type(error).__name__}, and the program goes on"
        )
    print("never reached")


if __name__ == "__main__":
    main()
