"""Count how often a model is loaded, with a pool per batch and with one."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Value


def prepare_worker(count) -> None:
    with count.get_lock():
        count.value += 1  # here the model would be loaded


def work(number: int) -> int:
    return number * number


def pool_per_batch(count) -> None:
    for batch in ([1, 2], [3, 4], [5, 6]):
        with ProcessPoolExecutor(1, None, prepare_worker, [count]) as pool:
            list(pool.map(work, batch))


def one_pool(count) -> None:
    with ProcessPoolExecutor(1, None, prepare_worker, [count]) as pool:
        for batch in ([1, 2], [3, 4], [5, 6]):
            list(pool.map(work, batch))


def main() -> None:
    for run in (pool_per_batch, one_pool):
        count = Value("i", 0)
        run(count)
        print(f"{run.__name__}, times loaded: {count.value}")


if __name__ == "__main__":
    main()
