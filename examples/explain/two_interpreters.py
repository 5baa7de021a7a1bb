# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Call a function in two interpreters of one process: each has its own globals."""

import os
from concurrent import interpreters

basket = []


def put(fruit: str) -> tuple:
    basket.append(fruit)
    return os.getpid(), " ".join(basket)


def main() -> None:
    first, second = interpreters.create(), interpreters.create()
    for interpreter, fruit in (
        (first, "plum"),
        (first, "pear"),
        (second, "fig"),
    ):
        pid, content = interpreter.call(put, fruit)
        print("same process:", pid == os.getpid(), "| basket:", content)
    print("basket of main:", basket)
    first.close()
    second.close()


if __name__ == "__main__":
    main()
