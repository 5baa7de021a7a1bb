"""A Pool replaces a worker that has died, and forgets its task."""

import os
from multiprocessing import Pool, TimeoutError


def main() -> None:
    with Pool(processes=1) as pool:
        lost = pool.apply_async(os._exit, (1,))
        try:
            lost.get(timeout=0.5)  # without the limit: for ever
        except TimeoutError:
            print("no answer, no error")
        print("the next task:", pool.apply(abs, (-5,)))


if __name__ == "__main__":
    main()
