# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# ///
"""Catch the exception of a task of an InterpreterPoolExecutor."""

from concurrent.futures import InterpreterPoolExecutor


def price(item: str) -> int:
    return {"tea": 3, "cake": 5}[item]


if __name__ == "__main__":
    with InterpreterPoolExecutor(2) as pool:
        futures = {
            item: pool.submit(price, item)
            for item in ("tea", "coffee", "cake")
        }
    for item, future in futures.items():
        try:
            print(item, future.result())
        except KeyError:
            print(item, "is not on the menu")
