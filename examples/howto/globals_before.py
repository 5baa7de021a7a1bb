"""Count on a global variable that main has set: right under fork only."""

from concurrent.futures import ProcessPoolExecutor

rate = 0.0


def with_tax(price: int) -> float:
    return price * (1 + rate)


def main() -> None:
    global rate
    rate = 0.25
    with ProcessPoolExecutor(2) as pool:
        print(list(pool.map(with_tax, [100, 200])))


if __name__ == "__main__":
    main()
