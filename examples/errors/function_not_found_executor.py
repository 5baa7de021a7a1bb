# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["forkserver"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)', 'Process (\d+) terminated']
# ///
"""Give an executor a function that only the main process defines."""

from concurrent.futures import ProcessPoolExecutor

if __name__ == "__main__":

    def double(number):
        return 2 * number

    with ProcessPoolExecutor(max_workers=1) as pool:
        print(pool.submit(double, 21).result())
