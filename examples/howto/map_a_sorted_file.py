"""Look things up in a big sorted file that every worker maps."""

import mmap
import struct
import tempfile
from bisect import bisect_left
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

RECORD = struct.Struct("<If")  # article number and price


def open_table(path) -> None:
    global table
    with path.open("rb") as file:
        table = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)


def record(index):
    return RECORD.unpack_from(table, index * RECORD.size)


def price(article):
    count = len(table) // RECORD.size
    index = bisect_left(range(count), article, key=lambda i: record(i)[0])
    if index == count or record(index)[0] != article:
        return None
    return record(index)[1]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "prices.bin")
        with path.open("wb") as file:
            for article in range(0, 300_000, 3):
                file.write(RECORD.pack(article, article / 4))
        with ProcessPoolExecutor(
            2, initializer=open_table, initargs=(path,)
        ) as executor:
            articles = [0, 30, 31, 299_997]
            for article, found in zip(
                articles, executor.map(price, articles), strict=True
            ):
                print(f"article {article}: {found}")


if __name__ == "__main__":
    main()
