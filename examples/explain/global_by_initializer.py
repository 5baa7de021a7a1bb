"""Give each worker of a pool a global of its own, by the initializer."""

from concurrent.futures import ProcessPoolExecutor

prices = None


def set_prices(table: dict) -> None:
    global prices
    prices = table


def price_of(fruit: str) -> str:
    return f"{fruit}: {prices[fruit]}"


def main() -> None:
    table = {"plum": 3, "pear": 5}
    with ProcessPoolExecutor(
        2, initializer=set_prices, initargs=(table,)
    ) as executor:
        print(*executor.map(price_of, ["plum", "pear"]), sep="\n")
    print("main has", prices)


if __name__ == "__main__":
    main()
