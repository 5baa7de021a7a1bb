# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Log the exception of a task, with the lines of the worker, and go on with the others."""

import logging
from concurrent.futures import ProcessPoolExecutor


def average(text):
    numbers = [int(word) for word in text.split()]
    return sum(numbers) / len(numbers)


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        futures = {
            pool.submit(average, text): text
            for text in ("3 5 4", "10 2o 30", "7 8")
        }
    for future, text in futures.items():
        try:
            print(text, "->", future.result())
        except ValueError:
            logging.exception("cannot average %r", text)


if __name__ == "__main__":
    main()
