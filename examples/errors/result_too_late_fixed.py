"""Catch the TimeoutError of multiprocessing."""

import multiprocessing
import time
from multiprocessing import Pool


def main() -> None:
    with Pool(1) as pool:
        answer = pool.apply_async(time.sleep, (60,))
        try:
            answer.get(timeout=0.2)
        except multiprocessing.TimeoutError:
            print("too late")


if __name__ == "__main__":
    main()
