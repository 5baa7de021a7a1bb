# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Make a Pool with as many workers as there are batches, which may be none."""

from multiprocessing import Pool


def main() -> None:
    words = ["fork", "spawn", "join"]
    batches = len(words) // 10
    with Pool(batches) as pool:
        print(pool.map(len, words))


if __name__ == "__main__":
    main()
