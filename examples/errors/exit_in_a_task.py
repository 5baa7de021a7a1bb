"""A task of an executor calls sys.exit(): main ends too, without a word and with exit status 0."""

import sys
from concurrent.futures import ProcessPoolExecutor


def bake(cake: int) -> str:
    if cake == 2:
        sys.exit()  # meant to end this task only
    return f"cake {cake} is done"


def main() -> None:
    with ProcessPoolExecutor(1) as executor:
        for future in [executor.submit(bake, cake) for cake in (1, 2, 3)]:
            print(future.result())
    print("all cakes are done")


if __name__ == "__main__":
    main()
