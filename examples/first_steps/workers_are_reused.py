"""Give eight calls to two workers; each worker says when it is ready."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Barrier


def get_ready(both) -> None:
    both.wait()  # until the other worker has been started, too
    print("ready for work")


def square(number: int) -> int:
    return number * number


def main() -> None:
    with ProcessPoolExecutor(
        max_workers=2,
        initializer=get_ready,
        initargs=(Barrier(2),),
    ) as executor:
        squares = list(executor.map(square, range(8)))
    print(squares)


if __name__ == "__main__":
    main()
