# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)', '0x[0-9a-f]+']
# ///
"""Give a lambda to a pool."""

from multiprocessing import Pool

if __name__ == "__main__":
    with Pool(1) as pool:
        print(pool.map(lambda word: word[::-1], ["stressed", "drawer"]))
