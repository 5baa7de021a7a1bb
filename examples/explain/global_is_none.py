"""Set a global in main() and read it in a worker of a pool."""

from concurrent.futures import ProcessPoolExecutor

prices = None


def price_of(fruit: str) -> str:
    return (
        f"{fruit}: no prices"
        if prices is None
        else f"{fruit}: {prices[fruit]}"
    )


def main() -> None:
    global prices
    prices = {"plum": 3, "pear": 5}
    with ProcessPoolExecutor(1) as executor:
        print(*executor.map(price_of, ["plum", "pear"]), sep="\n")
    print("main has", prices)


if __name__ == "__main__":
    main()
