"""Give a process a lambda: possible under fork only."""

from multiprocessing import Process
from pickle import PicklingError


def main() -> None:
    greet = "Hello"
    process = Process(target=lambda name: print(greet, name), args=("Ada",))
    try:
        process.start()
    except (AttributeError, PicklingError) as error:
        print(type(error).__name__)
    else:
        process.join()


if __name__ == "__main__":
    main()
