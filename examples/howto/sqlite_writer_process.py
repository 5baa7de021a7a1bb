"""Give SQLite a writer process of its own, fed by a queue."""

import sqlite3
import tempfile
from contextlib import closing
from itertools import islice
from multiprocessing import Process, Queue
from pathlib import Path

SENSORS, READINGS, BATCH = 3, 250, 100
INSERT = "INSERT INTO readings VALUES (?, ?)"


def measure(sensor, rows) -> None:
    for number in range(READINGS):
        rows.put((sensor, number * sensor % 17))


def write(path, rows) -> None:
    incoming = iter(rows.get, None)  # until None arrives
    try:
        with closing(sqlite3.connect(path, timeout=30)) as connection:
            connection.execute("CREATE TABLE readings (sensor, value)")
            connection.commit()
            while batch := list(islice(incoming, BATCH)):
                with connection:
                    connection.executemany(INSERT, batch)
    finally:  # after an error too, or the sensors wait for ever
        for _ in incoming:
            pass


def main() -> None:
    rows = Queue(maxsize=1000)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "readings.db")
        writer = Process(target=write, args=(path, rows), daemon=True)
        sensors = [
            Process(target=measure, args=(number, rows), daemon=True)
            for number in range(1, SENSORS + 1)
        ]
        for process in [writer, *sensors]:
            process.start()
        for sensor in sensors:
            sensor.join()
        rows.put(None)  # after all rows: their processes have ended
        writer.join()
        if writer.exitcode:
            raise RuntimeError("the writer has failed")
        with closing(sqlite3.connect(path)) as connection:
            query = "SELECT sensor, count(*), max(value) FROM readings"
            rows = connection.execute(f"{query} GROUP BY sensor")
            for sensor, count, largest in rows:
                print(f"sensor {sensor}: {count} readings, up to {largest}")


if __name__ == "__main__":
    main()
