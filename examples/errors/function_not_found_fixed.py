"""Define the function where each process finds it: at the top level, before the main guard."""

from multiprocessing import Pool


def double(number):
    return 2 * number


if __name__ == "__main__":
    with Pool(1) as pool:
        print(pool.map(double, [21]))
