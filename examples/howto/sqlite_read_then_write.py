"""Read and then write in one SQLite transaction that began with BEGIN."""

import sqlite3
import tempfile
from contextlib import closing
from multiprocessing import Event, Process
from pathlib import Path

READ, WRITE = "SELECT left FROM tickets", "UPDATE tickets SET left = ?"


def connect(path):
    return sqlite3.connect(path, timeout=60, isolation_level=None)


def other_shop(path, main_has_read) -> None:
    main_has_read.wait()
    with closing(connect(path)) as connection:
        connection.execute(WRITE, [99])
    print("the other shop has sold a ticket")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "tickets.db")
        with closing(connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute("CREATE TABLE tickets AS SELECT 100 AS left")
        main_has_read = Event()
        shop = Process(target=other_shop, args=(path, main_has_read))
        shop.start()
        with closing(connect(path)) as connection:
            connection.execute("BEGIN")
            [left] = connection.execute(READ).fetchone()
            print("main has read", left)
            main_has_read.set()
            shop.join()
            try:
                connection.execute(WRITE, [left - 1])
            except sqlite3.OperationalError as error:
                print("main cannot write:", error)


if __name__ == "__main__":
    main()
