# /// script
# requires-python = ">=3.13"
# ///
"""Close what a worker has opened, when the worker ends."""

import atexit
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool


class Connection:
    def __init__(self, kind: str) -> None:
        print(kind, "opens", flush=True)
        self.kind = kind

    def close(self) -> None:
        print(self.kind, "closes", flush=True)


def prepare_worker(kind: str) -> None:
    global connection
    connection = Connection(kind)
    atexit.register(connection.close)


def work(number: int) -> int:
    return number + 1


def main() -> None:
    with ProcessPoolExecutor(1, None, prepare_worker, ["executor"]) as pool:
        list(pool.map(work, range(3)))
    with Pool(1, prepare_worker, ["Pool"]) as pool:
        pool.map(work, range(3))
        pool.close()
        pool.join()


if __name__ == "__main__":
    main()
