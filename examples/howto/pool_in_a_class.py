"""An object that owns a pool, gives it methods, and closes it."""

from concurrent.futures import ProcessPoolExecutor


class Library:
    def __init__(self, fee: int) -> None:
        self.fee = fee
        self.pool = ProcessPoolExecutor(2)

    def __enter__(self):
        return self

    def __exit__(self, *_) -> None:
        self.pool.shutdown()

    def __getstate__(self) -> dict:
        return vars(self) | {"pool": None}  # a worker gets no pool

    def fine(self, days: int) -> int:
        assert self.pool is None  # this runs in a worker, on a copy
        return days * self.fee

    def fines(self, days_late: list[int]) -> list[int]:
        return list(self.pool.map(self.fine, days_late))


def main() -> None:
    with Library(fee=25) as library:
        print(library.fines([1, 2, 14]))
        library.fee = 30
        print(library.fines([1, 2, 14]))


if __name__ == "__main__":
    main()
