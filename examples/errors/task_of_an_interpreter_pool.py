# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Let a task of an InterpreterPoolExecutor fail."""

from concurrent.futures import InterpreterPoolExecutor


def price(item: str) -> int:
    return {"tea": 3, "cake": 5}[item]


if __name__ == "__main__":
    with InterpreterPoolExecutor(2) as pool:
        print(list(pool.map(price, ["tea", "coffee", "cake"])))
