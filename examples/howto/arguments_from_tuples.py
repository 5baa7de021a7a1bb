"""Call a function with the arguments that stand in a list of tuples."""

from concurrent.futures import ProcessPoolExecutor
from itertools import starmap
from multiprocessing import Pool

PARCELS = [("Oslo", 2), ("Rome", 10), ("Lima", 0.5)]
RATES = {"Oslo": 4.5, "Rome": 3.0, "Lima": 9.0}


def postage(city: str, kilos: float) -> float:
    return RATES[city] * kilos


def main() -> None:
    print("serial:  ", *starmap(postage, PARCELS))

    with ProcessPoolExecutor() as pool:
        prices = list(pool.map(postage, *zip(*PARCELS, strict=True)))
    print("executor:", *prices)

    with Pool() as pool:
        prices = pool.starmap(postage, PARCELS)
    print("Pool:    ", *prices)


if __name__ == "__main__":
    main()
