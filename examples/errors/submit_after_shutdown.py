# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Submit a task after the with block has shut the pool down."""

from concurrent.futures import ProcessPoolExecutor


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(pool.submit(pow, 2, 10).result())
    print(pool.submit(pow, 2, 11).result())


if __name__ == "__main__":
    main()
