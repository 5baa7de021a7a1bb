# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Keep the manager until everybody who uses its dict has been joined."""

from multiprocessing import Manager, Process


def add_pears(stock) -> None:
    stock["pears"] = 5


def main() -> None:
    with Manager() as manager:
        stock = manager.dict(apples=3)
        process = Process(target=add_pears, args=(stock,))
        process.start()
        process.join()
        print(stock.copy())


if __name__ == "__main__":
    main()
