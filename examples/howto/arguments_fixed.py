"""Give every call the same value for some of its arguments."""

from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import repeat


def label(word: str, width: int, *, fill: str = " ") -> str:
    return word.center(width, fill)


def main() -> None:
    words = ["north", "east", "south", "west"]
    with ProcessPoolExecutor() as pool:
        print(*pool.map(label, words, repeat(9)), sep="|")
        in_stars = partial(label, width=9, fill="*")
        print(*pool.map(in_stars, words), sep="|")


if __name__ == "__main__":
    main()
