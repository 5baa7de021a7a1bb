"""Write to SQLite while another process writes: with and without patience."""

import sqlite3
import tempfile
from contextlib import closing
from multiprocessing import Event, Process
from pathlib import Path

INSERT = "INSERT INTO names VALUES (?)"


def slow_writer(path, has_begun, may_end) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(INSERT, ["Ada"])  # begins a transaction
        has_begun.set()
        may_end.wait()


def try_to_write(path, timeout) -> None:
    connection = sqlite3.connect(path, timeout=timeout)
    try:
        with connection:
            connection.execute(INSERT, ["Bob"])
        print(f"timeout={timeout}: written")
    except sqlite3.OperationalError as error:
        print(f"timeout={timeout}: {error}")
    finally:
        connection.close()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "names.db")
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("CREATE TABLE names (name)")
        has_begun, may_end = Event(), Event()
        args = (path, has_begun, may_end)
        writer = Process(target=slow_writer, args=args)
        writer.start()
        has_begun.wait()
        try_to_write(path, timeout=0)
        may_end.set()
        try_to_write(path, timeout=60)
        writer.join()


if __name__ == "__main__":
    main()
