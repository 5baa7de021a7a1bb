"""Hand a setting to each worker through the initializer."""

from concurrent.futures import ProcessPoolExecutor

rate = 0.0


def set_rate(value: float) -> None:
    global rate
    rate = value


def with_tax(price: int) -> float:
    return price * (1 + rate)


def main() -> None:
    with ProcessPoolExecutor(
        2, initializer=set_rate, initargs=(0.25,)
    ) as pool:
        print(list(pool.map(with_tax, [100, 200])))


if __name__ == "__main__":
    main()
