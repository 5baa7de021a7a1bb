# /// script
# [tool.mpguide]
# ///
"""Ask the user in the main process, and tell the child."""

import sys
from multiprocessing import Process


def order_meal(meal: str) -> None:
    print("cooking", meal)


if __name__ == "__main__":
    meal = input("soup or salad? ") if sys.stdin.isatty() else "soup"
    process = Process(target=order_meal, args=(meal,))
    process.start()
    process.join()
    sys.exit(process.exitcode)
