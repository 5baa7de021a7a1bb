"""Load a model and open a connection once in each worker."""

import sqlite3
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Value
from pathlib import Path

WORKERS = 2


class Model:
    def __init__(self) -> None:  # stands for one that takes seconds to load
        self.good, self.bad = {"fine", "fast"}, {"rude", "cold"}

    def rate(self, text: str) -> int:
        words = set(text.split())
        return len(words & self.good) - len(words & self.bad)


def prepare_worker(path: Path, count) -> None:
    global model, base
    model = Model()
    base = sqlite3.connect(path)
    with count.get_lock():
        count.value += 1


def rate(number: int) -> int:
    query = "SELECT text FROM reviews WHERE number = ?"
    [text] = base.execute(query, (number,)).fetchone()
    return model.rate(text)


def main() -> None:
    count = Value("i", 0)  # only to show how often a worker is prepared
    texts = ["fine food", "cold and rude", "fast fine food", "no idea"] * 25
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "reviews.sqlite")
        reviews = sqlite3.connect(path)
        reviews.execute("CREATE TABLE reviews (number PRIMARY KEY, text)")
        reviews.executemany(
            "INSERT INTO reviews VALUES (?, ?)", enumerate(texts)
        )
        reviews.commit()
        reviews.close()
        with ProcessPoolExecutor(
            WORKERS, initializer=prepare_worker, initargs=(path, count)
        ) as pool:
            ratings = list(pool.map(rate, range(100)))
    print(len(ratings), "reviews:", *ratings[:4], "...")
    print("models loaded, at most one per worker:", count.value <= WORKERS)


if __name__ == "__main__":
    main()
