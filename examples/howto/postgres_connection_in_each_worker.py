# /// script
# requires-python = ">=3.11"
# dependencies = ["psycopg[binary]>=3.3"]
# [tool.mpguide]
# platforms = ["linux"]
# timeout = 120
# ///
"""Give each worker a PostgreSQL connection of its own."""

import os
import shutil
import signal
import subprocess
import tempfile
import time
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import psycopg

WORKERS = 2


def connect(address) -> None:
    global connection
    connection = psycopg.connect(address, autocommit=True)


def sell(tickets):
    with connection.transaction():  # all of it, or nothing
        connection.execute("UPDATE stock SET count = count - %s", [tickets])
        connection.execute("INSERT INTO sales VALUES (%s)", [tickets])
    return connection.info.backend_pid


def try_to_sell(tickets):
    try:
        return sell(tickets)
    except psycopg.errors.CheckViolation:
        return f"{tickets} tickets: not enough left"


def main() -> None:
    with private_server() as address:
        with psycopg.connect(address) as mine:  # closed before the pool starts
            mine.execute("CREATE TABLE stock (count int CHECK (count >= 0))")
            mine.execute("CREATE TABLE sales (count int)")
            mine.execute("INSERT INTO stock VALUES (50)")
        with ProcessPoolExecutor(
            WORKERS, initializer=connect, initargs=(address,)
        ) as pool:
            answers = list(pool.map(try_to_sell, [10] * 4 + [99]))
        with psycopg.connect(address) as mine:
            [left] = mine.execute("SELECT count FROM stock").fetchone()
            [sold] = mine.execute("SELECT sum(count) FROM sales").fetchone()
    print("sold:", sold, "left:", left)
    print(answers.pop())
    print("connections:", len(set(answers)) in range(1, WORKERS + 1))


@contextmanager
def private_server():
    """Start a PostgreSQL server for this run; yours is there already."""
    programs = [*Path("/usr/lib/postgresql").glob("*/bin"), Path("/usr/bin")]
    path = os.pathsep.join(map(str, programs))
    initdb, postgres = (
        shutil.which(name) or shutil.which(name, path=path)
        for name in ("initdb", "postgres")
    )
    who = {"user": "nobody", "group": "nogroup", "extra_groups": []}
    who = who if os.getuid() == 0 else {}  # PostgreSQL refuses to run as root
    folder = Path(tempfile.mkdtemp(dir="/tmp"))
    try:
        if who:
            shutil.chown(folder, who["user"])
        data = folder / "data"
        subprocess.run(
            [initdb, "-A", "trust", "-U", "mpguide", "-N", "-D", data],
            check=True,
            stdout=subprocess.DEVNULL,
            cwd=folder,
            **who,
        )
        server = subprocess.Popen(
            [postgres, "-D", data, "-k", folder, "-h", "", "-F"],
            stderr=subprocess.DEVNULL,
            cwd=folder,
            **who,
        )
        address = f"host={folder} user=mpguide dbname=postgres"
        try:
            while True:
                try:
                    psycopg.connect(address).close()
                    break
                except psycopg.OperationalError:
                    if server.poll() is not None:
                        raise
                    time.sleep(0.05)
            yield address
        finally:
            server.send_signal(signal.SIGINT)  # close connections, and end
            server.wait()
    finally:
        shutil.rmtree(folder)


if __name__ == "__main__":
    main()
