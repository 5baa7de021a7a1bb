# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Start a process with a function that only the main process defines."""

import sys
from multiprocessing import Process

if __name__ == "__main__":

    def double(number):
        print(2 * number)

    process = Process(target=double, args=(21,))
    process.start()
    process.join()
    sys.exit(process.exitcode)
