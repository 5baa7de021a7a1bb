"""Two lists of different lengths: who notices?"""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool


def postage(city: str, kilos: float) -> str:
    return f"{city} {kilos} kg"


def main() -> None:
    cities = ["Oslo", "Rome", "Lima"]
    weights = [2, 10]
    with ProcessPoolExecutor() as pool:
        print("map:", list(pool.map(postage, cities, weights)))
    with Pool() as pool:
        pairs = zip(cities, weights, strict=False)
        print("starmap:", pool.starmap(postage, pairs))
        try:
            pool.starmap(postage, zip(cities, weights, strict=True))
        except ValueError as error:
            print("strict:", error)


if __name__ == "__main__":
    main()
