# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Use a pool after the with block has ended it."""

from multiprocessing import Pool


def main() -> None:
    with Pool(1) as pool:
        print(pool.map(abs, [-1, -2]))
    print(pool.map(abs, [-3, -4]))


if __name__ == "__main__":
    main()
