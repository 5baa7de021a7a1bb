"""Leave the pool out when the object is pickled."""

from multiprocessing import Pool


class Library:
    def __init__(self, fee):
        self.fee = fee
        self.pool = Pool(1)

    def __getstate__(self):
        return {
            name: value for name, value in vars(self).items() if name != "pool"
        }

    def fine(self, days):
        return days * self.fee

    def fines(self, days_late):
        return self.pool.map(self.fine, days_late)


def main() -> None:
    library = Library(fee=25)
    with library.pool:
        print(library.fines([1, 2, 14]))


if __name__ == "__main__":
    main()
