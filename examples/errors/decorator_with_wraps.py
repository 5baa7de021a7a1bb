"""Use a decorator that passes on the name of the function, and keep the result under that name."""

import functools
from concurrent.futures import ProcessPoolExecutor


def polite(function):
    @functools.wraps(function)
    def wrapper(name):
        return function(name) + ", please"

    return wrapper


@polite
def ask(name):
    return f"wait, {name}"


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(pool.submit(ask, "Ada").result())


if __name__ == "__main__":
    main()
