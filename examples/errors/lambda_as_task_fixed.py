"""Give a function of the module to a pool."""

from multiprocessing import Pool


def backwards(word):
    return word[::-1]


if __name__ == "__main__":
    with Pool(1) as pool:
        print(pool.map(backwards, ["stressed", "drawer"]))
