# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)', '0x[0-9a-f]+']
# ///
"""A task of a pool returns a generator."""

from multiprocessing import Pool


def halve(number):
    while number > 1:
        number //= 2
        yield number


def main() -> None:
    with Pool(1) as pool:
        print(pool.apply(halve, (100,)))


if __name__ == "__main__":
    main()
