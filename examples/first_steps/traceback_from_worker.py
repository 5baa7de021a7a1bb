# /// script
# [tool.mpguide]
# mask = ["process.py\", line (\\d+)", "^\\s*([~^]+)$"]
# ///
"""Show the worker's own traceback: it is the cause of the exception."""

from concurrent.futures import ProcessPoolExecutor


def read_price(text: str) -> float:
    if not text.endswith(" EUR"):
        raise ValueError(f"not in EUR: {text}")
    return float(text.removesuffix(" EUR"))


def add(first: str, second: str) -> float:
    total = read_price(first)
    total += read_price(second)
    return total


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        future = pool.submit(add, "3.50 EUR", "2 USD")
        try:
            print(future.result())
        except ValueError as error:
            print("caught:", error)
            print("its cause:", error.__cause__)


if __name__ == "__main__":
    main()
