"""Compute in many processes, and write to SQLite in one: main."""

import sqlite3
import tempfile
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from hashlib import sha256
from itertools import islice
from pathlib import Path

BATCH = 200


def fingerprint(number):
    return number, sha256(b"%d" % number).hexdigest()


def save(path, rows) -> None:
    with closing(sqlite3.connect(path, timeout=30)) as connection:
        connection.execute("CREATE TABLE prints (number PRIMARY KEY, sha)")
        connection.commit()
        while batch := list(islice(rows, BATCH)):
            with connection:  # one transaction for the whole batch
                connection.executemany(
                    "INSERT INTO prints VALUES (?, ?)", batch
                )


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "prints.db")
        with ProcessPoolExecutor(2) as executor:
            save(path, executor.map(fingerprint, range(1000), chunksize=50))
        with closing(sqlite3.connect(path)) as connection:
            question = "SELECT count(*), min(sha) FROM prints"
            count, smallest = connection.execute(question).fetchone()
    print(count, "rows, the smallest begins with", smallest[:8])


if __name__ == "__main__":
    main()
