# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Give a method to a pool that is an attribute of the same object."""

from multiprocessing import Pool


class Library:
    def __init__(self, fee):
        self.fee = fee
        self.pool = Pool(1)

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
