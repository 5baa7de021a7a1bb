# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Change a list inside the dict of a manager."""

from multiprocessing import Manager, Process


def add_pear(baskets) -> None:
    baskets["Ada"].append("pear")
    print("child sees", baskets["Ada"])


def main() -> None:
    with Manager() as manager:
        baskets = manager.dict(Ada=["apple"])
        process = Process(target=add_pear, args=(baskets,))
        process.start()
        process.join()
        print("main sees", baskets["Ada"])


if __name__ == "__main__":
    main()
