"""Share a large read-only table through a file that every worker opens."""

import sqlite3
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from pathlib import Path


def open_table(path) -> None:
    global table
    table = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)


def price(item):
    query = "SELECT price FROM prices WHERE item = ?"
    return table.execute(query, (item,)).fetchone()[0]


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "prices.db")
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE prices (item PRIMARY KEY, price)")
            rows = ((f"item {n}", n / 4) for n in range(20_000))
            connection.executemany("INSERT INTO prices VALUES (?, ?)", rows)
            connection.commit()
        with ProcessPoolExecutor(2, None, open_table, (path,)) as executor:
            print(
                list(executor.map(price, ["item 1", "item 4", "item 19999"]))
            )


if __name__ == "__main__":
    main()
