# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# hangs = true
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""A task raises an exception that cannot be unpickled: Pool waits for ever."""

from multiprocessing import Pool


class TooLong(Exception):
    def __init__(self, text, limit):
        super().__init__(f"{text} is longer than {limit}")


def check(text):
    raise TooLong(text, limit=5)


def main() -> None:
    with Pool(1) as pool:
        pool.apply(check, ("processes",))


if __name__ == "__main__":
    main()
