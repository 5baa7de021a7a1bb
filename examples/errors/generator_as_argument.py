# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Give a generator to a pool."""

from concurrent.futures import ProcessPoolExecutor


def main() -> None:
    squares = (number * number for number in range(1, 11))
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(pool.submit(sum, squares).result())


if __name__ == "__main__":
    main()
