# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Make an executor with as many workers as there are batches, which may be none."""

from concurrent.futures import ProcessPoolExecutor


def main() -> None:
    words = ["fork", "spawn", "join"]
    batches = len(words) // 10
    with ProcessPoolExecutor(batches) as pool:
        print(list(pool.map(len, words)))


if __name__ == "__main__":
    main()
