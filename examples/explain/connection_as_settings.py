"""Send an object that holds a database connection: its settings travel."""

import sqlite3
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from pathlib import Path


class Stock:
    def __init__(self, path):
        self.path = path
        self.connection = sqlite3.connect(path)

    def __reduce__(self):  # to rebuild me, call Stock(path)
        return Stock, (self.path,)

    def count(self, fruit):
        query = "SELECT n FROM stock WHERE fruit = ?"
        return self.connection.execute(query, (fruit,)).fetchone()[0]


def count(stock, fruit):
    with closing(stock.connection):
        return stock.count(fruit)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        stock = Stock(Path(folder, "stock.db"))
        with closing(stock.connection) as connection:
            connection.execute("CREATE TABLE stock (fruit, n)")
            connection.execute(
                "INSERT INTO stock VALUES ('plum', 7), ('fig', 3)"
            )
            connection.commit()
        with ProcessPoolExecutor(2) as executor:
            print(list(executor.map(count, [stock] * 2, ["plum", "fig"])))


if __name__ == "__main__":
    main()
