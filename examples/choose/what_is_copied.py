# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Let a thread, an interpreter and a process add to a list of the main program."""

import os
from concurrent.futures import (
    InterpreterPoolExecutor,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
)


def add(basket: list[str], parent: int) -> str:
    basket.append("plum")
    return "same process" if os.getpid() == parent else "another process"


def main() -> None:
    for executor in (
        ProcessPoolExecutor,
        InterpreterPoolExecutor,
        ThreadPoolExecutor,
    ):
        basket = ["apple"]
        with executor(1) as pool:
            where = pool.submit(add, basket, os.getpid()).result()
        print(f"{executor.__name__:24} {where:16} basket: {', '.join(basket)}")


if __name__ == "__main__":
    main()
