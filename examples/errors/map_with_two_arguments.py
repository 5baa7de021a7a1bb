# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Map a function of two arguments over pairs."""

from multiprocessing import Pool


def area(width, height):
    return width * height


def main() -> None:
    with Pool(1) as pool:
        print(pool.map(area, [(2, 3), (4, 5)]))


if __name__ == "__main__":
    main()
