"""Take one result, and see whether the pool has read all of its input."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool
from threading import Event

all_read = Event()


def numbers():
    yield from range(500)
    all_read.set()  # somebody has asked for more


def take_one(name: str, results) -> None:
    first = next(iter(results))
    print(
        f"{name}: first result {first}, all 500 read: {all_read.wait(timeout=10)}"
    )
    all_read.clear()


def main() -> None:
    with ProcessPoolExecutor(2) as executor:
        take_one("Executor.map", executor.map(abs, numbers()))
    with Pool(2) as pool:
        take_one("Pool.map", pool.map(abs, numbers()))
        take_one("Pool.imap", pool.imap(abs, numbers()))


if __name__ == "__main__":
    main()
