# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""A task raises an exception that cannot be unpickled."""

from concurrent.futures import ProcessPoolExecutor


class TooLong(Exception):
    def __init__(self, text, limit):
        super().__init__(f"{text} is longer than {limit}")


def check(text):
    raise TooLong(text, limit=5)


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        pool.submit(check, "processes").result()


if __name__ == "__main__":
    main()
