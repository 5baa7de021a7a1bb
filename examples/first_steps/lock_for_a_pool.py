"""Give a lock to the workers of a pool; it protects a number in a file."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Lock
from pathlib import Path
from tempfile import TemporaryDirectory

lock = None  # in each worker, set_lock() puts the shared lock here


def set_lock(shared) -> None:
    global lock
    lock = shared


def add_one(path: Path) -> None:
    with lock:
        number = int(path.read_text())
        path.write_text(str(number + 1))


def main() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "number.txt")
        path.write_text("0")
        with ProcessPoolExecutor(
            max_workers=4,
            initializer=set_lock,
            initargs=(Lock(),),
        ) as executor:
            list(executor.map(add_one, [path] * 100))
        print("after 100 calls the file says", path.read_text())


if __name__ == "__main__":
    main()
