# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# hangs = true
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Give a pool a function that only the main process defines: it waits for ever."""

from multiprocessing import Pool

if __name__ == "__main__":

    def double(number):
        return 2 * number

    with Pool(1) as pool:
        print(pool.map(double, [21]))
