# /// script
# [tool.mpguide]
# ///
"""Let a worker of a ProcessPoolExecutor start a process."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process


def wash_up(dishes: int) -> None:
    print("washing", dishes, "dishes")


def serve(dishes: int) -> int:
    process = Process(target=wash_up, args=(dishes,))
    process.start()
    process.join()
    return dishes


if __name__ == "__main__":
    with ProcessPoolExecutor(1) as pool:
        print(list(pool.map(serve, [12])))
