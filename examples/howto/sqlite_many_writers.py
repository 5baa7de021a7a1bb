"""Let several processes write to one SQLite file, one after the other."""

import sqlite3
import tempfile
from contextlib import closing
from multiprocessing import Process
from pathlib import Path


def connect(path):
    return sqlite3.connect(path, timeout=60, isolation_level=None)


def sell(path, tickets) -> None:
    with closing(connect(path)) as connection:
        for _ in range(tickets):
            connection.execute("BEGIN IMMEDIATE")  # waits for its turn
            try:
                query = "SELECT left FROM tickets"
                [left] = connection.execute(query).fetchone()
                connection.execute("UPDATE tickets SET left = ?", [left - 1])
            except BaseException:
                connection.execute("ROLLBACK")
                raise
            connection.execute("COMMIT")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "tickets.db")
        with closing(connect(path)) as connection:
            [mode] = connection.execute("PRAGMA journal_mode = WAL").fetchone()
            connection.execute("CREATE TABLE tickets (left)")
            connection.execute("INSERT INTO tickets VALUES (100)")
        shops = [Process(target=sell, args=(path, 20)) for _ in range(4)]
        for shop in shops:
            shop.start()
        for shop in shops:
            shop.join()
        with closing(connect(path)) as connection:
            [left] = connection.execute("SELECT left FROM tickets").fetchone()
    print("journal mode:", mode)
    print("tickets left:", left)


if __name__ == "__main__":
    main()
