# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Put a list of the manager inside the dict of the manager."""

from multiprocessing import Manager, Process


def add_pear(baskets) -> None:
    baskets["Ada"].append("pear")
    baskets["Bob"] = baskets["Bob"] + ["plum"]  # or assign a new list


def main() -> None:
    with Manager() as manager:
        baskets = manager.dict(Ada=manager.list(["apple"]), Bob=["fig"])
        process = Process(target=add_pear, args=(baskets,))
        process.start()
        process.join()
        print("Ada:", *baskets["Ada"])
        print("Bob:", *baskets["Bob"])


if __name__ == "__main__":
    main()
