"""starmap() takes each pair apart; an executor takes one iterable for each argument."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Pool


def area(width, height):
    return width * height


def main() -> None:
    with Pool(1) as pool:
        print(pool.starmap(area, [(2, 3), (4, 5)]))
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(list(pool.map(area, [2, 4], [3, 5])))


if __name__ == "__main__":
    main()
