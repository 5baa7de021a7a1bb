# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""A task of an executor returns a generator."""

from concurrent.futures import ProcessPoolExecutor


def halve(number):
    while number > 1:
        number //= 2
        yield number


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(pool.submit(halve, 100).result())


if __name__ == "__main__":
    main()
