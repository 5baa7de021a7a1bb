"""Keep the results of a batch in SQLite, so that it can be resumed."""

import sqlite3
import tempfile
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path


def work(number: int) -> int:
    if number < 0:
        raise ValueError(f"no root of {number}")
    return round(number**0.5)


def run(path: Path, tasks: list[int]) -> None:
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("CREATE TABLE IF NOT EXISTS roots (task PRIMARY KEY, result)")
    done = {task for (task,) in base.execute("SELECT task FROM roots")}
    todo = [task for task in tasks if task not in done]
    failed = []
    with ProcessPoolExecutor(2) as pool:
        futures = {pool.submit(work, task): task for task in todo}
        for future in as_completed(futures):
            if error := future.exception():
                failed.append(error)
                continue
            row = (futures[future], future.result())
            base.execute("INSERT INTO roots VALUES (?, ?)", row)
    base.close()
    print(f"{len(todo)} to do, failed: {failed}")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "roots.sqlite")
        run(path, [144, 81, -1])
        run(path, [144, 81, -1, 64])


if __name__ == "__main__":
    main()
