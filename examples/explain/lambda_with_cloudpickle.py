# /// script
# requires-python = ">=3.11"
# dependencies = ["cloudpickle>=3"]
# ///
"""Send a lambda to a pool as bytes that hold its code."""

import pickle
from concurrent.futures import ProcessPoolExecutor

import cloudpickle


def call(data, *args):
    return pickle.loads(data)(*args)


def main() -> None:
    exponent = 3
    data = cloudpickle.dumps(lambda base: base**exponent)
    with ProcessPoolExecutor(2) as executor:
        print(list(executor.map(call, [data] * 5, range(5))))


if __name__ == "__main__":
    main()
