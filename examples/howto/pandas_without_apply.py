# /// script
# requires-python = ">=3.14"
# dependencies = ["pandas>=3"]
# [tool.mpguide]
# start-methods = "own"
# timeout = 60
# ///
"""Compute a column row by row with apply(), and all at once without it."""

from functools import partial
from time import process_time
from timeit import repeat

import numpy as np
import pandas as pd


def price(row):
    return row["count"] * row["each"] * (0.9 if row["count"] >= 10 else 1.0)


def by_row(orders):
    return orders.apply(price, axis=1)


def at_once(orders):
    discount = np.where(orders["count"] >= 10, 0.9, 1.0)
    return orders["count"] * orders["each"] * discount


def seconds(function, orders, times):
    call = partial(function, orders)
    return min(repeat(call, timer=process_time, repeat=times, number=1))


def main() -> None:
    n = np.arange(10_000)
    orders = pd.DataFrame({"count": n % 20, "each": n % 7 + 0.5})
    same = np.allclose(by_row(orders), at_once(orders))
    print("the same prices:", same)
    slow, fast = seconds(by_row, orders, 2), seconds(at_once, orders, 20)
    print("ten times as fast:", slow > 10 * fast)


if __name__ == "__main__":
    main()
