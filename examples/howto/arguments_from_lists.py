"""Call a function of two arguments with each pair of two lists."""

from concurrent.futures import ProcessPoolExecutor

RATES = {"Oslo": 4.5, "Rome": 3.0, "Lima": 9.0}


def postage(city: str, kilos: float) -> float:
    return RATES[city] * kilos


def main() -> None:
    cities = ["Oslo", "Rome", "Lima"]
    weights = [2, 10, 0.5]
    with ProcessPoolExecutor() as pool:
        prices = pool.map(postage, cities, weights)
        for city, kilos, price in zip(cities, weights, prices, strict=True):
            print(f"{kilos:4} kg to {city}: {price:5.2f}")


if __name__ == "__main__":
    main()
