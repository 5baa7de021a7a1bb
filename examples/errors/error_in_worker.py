# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""A task of a pool raises an exception."""

from multiprocessing import Pool


def average(text):
    numbers = [int(word) for word in text.split()]
    return sum(numbers) / len(numbers)


def main() -> None:
    with Pool(1) as pool:
        print(pool.map(average, ["3 5 4", "10 2o 30"]))


if __name__ == "__main__":
    main()
