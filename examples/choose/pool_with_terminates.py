"""Leave the with block of a Pool while a task is still running."""

from multiprocessing import Pool, TimeoutError
from time import sleep


def nap(seconds: float) -> str:
    sleep(seconds)
    return f"slept for {seconds} s"


def main() -> None:
    with Pool(1) as pool:
        lost = pool.apply_async(nap, [10])
    try:
        lost.get(timeout=0.3)
    except TimeoutError:
        print("with block left: the worker was terminated, there is no result")

    with Pool(1) as pool:
        kept = pool.apply_async(nap, [0.1])
        pool.close()  # no more tasks
        pool.join()  # wait until those that are there are done
    print("close and join first:", kept.get())


if __name__ == "__main__":
    main()
