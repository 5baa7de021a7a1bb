"""Give the pool a function of the module and plain data; no object travels."""

from functools import partial
from multiprocessing import Pool


def fine(fee, days):
    return days * fee


class Library:
    def __init__(self, fee):
        self.fee = fee
        self.pool = Pool(1)

    def fines(self, days_late):
        return self.pool.map(partial(fine, self.fee), days_late)


def main() -> None:
    library = Library(fee=25)
    with library.pool:
        print(library.fines([1, 2, 14]))


if __name__ == "__main__":
    main()
