"""Replace a function by a mock, and call it in a worker."""

from concurrent.futures import ProcessPoolExecutor
from unittest.mock import patch


def fetch_price(item: str) -> int:
    raise RuntimeError(f"a test must not ask for the price of {item}")


def total(items: list) -> int:
    return sum(fetch_price(item) for item in items)


def main() -> None:
    with (
        patch("__main__.fetch_price", len),
        ProcessPoolExecutor(1) as pool,
    ):
        try:
            print("total:", pool.submit(total, ["tea", "milk"]).result())
        except RuntimeError as error:
            print("the mock was not there:", error)


if __name__ == "__main__":
    main()
