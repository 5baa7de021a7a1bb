# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Ask in the main process, and pass the answer on."""

import sys
from multiprocessing import Process


def greet(name: str) -> None:
    print("hello", name)


def main() -> None:
    name = input("Name? ") if sys.stdin.isatty() else "Ada"
    process = Process(target=greet, args=(name,))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
