"""Define the function where each process finds it: at the top level, before the main guard."""

import sys
from multiprocessing import Process


def double(number):
    print(2 * number)


if __name__ == "__main__":
    process = Process(target=double, args=(21,))
    process.start()
    process.join()
    sys.exit(process.exitcode)
