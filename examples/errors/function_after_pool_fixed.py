"""Define the function first, at the top level, then make the pool."""

from multiprocessing import Pool


def shout(word):
    return word.upper()


if __name__ == "__main__":
    with Pool(1) as pool:
        print(pool.map(shout, ["land", "ahoy"]))
