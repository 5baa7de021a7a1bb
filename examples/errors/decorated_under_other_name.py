# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)', '0x[0-9a-f]+']
# ///
"""Decorate a function and keep the result under another name."""

import functools
from concurrent.futures import ProcessPoolExecutor


def polite(function):
    @functools.wraps(function)
    def wrapper(name):
        return function(name) + ", please"

    return wrapper


def ask(name):
    return f"wait, {name}"


ask_politely = polite(ask)


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(pool.submit(ask_politely, "Ada").result())


if __name__ == "__main__":
    main()
