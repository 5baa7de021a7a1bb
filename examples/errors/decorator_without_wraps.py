# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)', '0x[0-9a-f]+']
# ///
"""Use a decorator that does not pass on the name of the function."""

from concurrent.futures import ProcessPoolExecutor


def polite(function):
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
