"""Wait before using a result of imap, and see how much input is taken."""

from multiprocessing import Pool
from threading import Event

taken = 0
all_taken = Event()


def read_items():
    global taken
    for n in range(1000):
        taken += 1
        yield n
    all_taken.set()


def square(n):
    return n * n


def main() -> None:
    with Pool(2) as pool:
        results = pool.imap(square, read_items())
        all_taken.wait()
        print("items taken before the first result is used:", taken)
        print("sum:", sum(results))


if __name__ == "__main__":
    main()
