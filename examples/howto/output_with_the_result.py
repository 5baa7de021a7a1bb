"""Capture what a task prints, and return it with the result."""

import contextlib
import io
from concurrent.futures import ProcessPoolExecutor


def draw_tree(height: int) -> int:
    for row in range(height):
        print(" " * (height - row) + "*" * (2 * row + 1))
    return height * height


def with_output(function, *args):
    text = io.StringIO()
    with contextlib.redirect_stdout(text):
        result = function(*args)
    return result, text.getvalue()


def main() -> None:
    with ProcessPoolExecutor(2) as pool:
        tasks = [pool.submit(with_output, draw_tree, h) for h in (2, 4, 3)]
        for task in tasks:
            stars, text = task.result()
            print(text + f"{stars} stars")


if __name__ == "__main__":
    main()
