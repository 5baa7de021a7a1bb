# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Keep a proxy longer than its manager."""

from multiprocessing import Manager


def make_stock():
    with Manager() as manager:
        return manager.dict(apples=3)


def main() -> None:
    stock = make_stock()
    stock["pears"] = 5


if __name__ == "__main__":
    main()
