# /// script
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Let the child ask the user."""

import sys
from multiprocessing import Process


def order_meal() -> None:
    meal = input("soup or salad? ")
    print("cooking", meal)


if __name__ == "__main__":
    process = Process(target=order_meal)
    process.start()
    process.join()
    sys.exit(process.exitcode)
