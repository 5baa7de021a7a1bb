# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["fork"]
# hangs = true
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Define a function when the workers have already been forked."""

from multiprocessing import Pool

if __name__ == "__main__":
    with Pool(1) as pool:

        def shout(word):
            return word.upper()

        print(pool.map(shout, ["land", "ahoy"]))
