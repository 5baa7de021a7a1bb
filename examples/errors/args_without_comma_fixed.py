"""Write ("Ada",): the comma makes the tuple."""

import sys
from multiprocessing import Process


def greet(name):
    print("hello", name)


def main() -> None:
    process = Process(target=greet, args=("Ada",))
    process.start()
    process.join()
    sys.exit(process.exitcode)


if __name__ == "__main__":
    main()
