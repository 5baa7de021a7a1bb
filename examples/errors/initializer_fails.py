# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<frozen os>", line (\d+)', 'File "<stdlib>[^"]*", line (\d+)']
# ///
"""The initializer of a pool raises an exception."""

import os
from concurrent.futures import ProcessPoolExecutor


def read_settings():
    global home
    home = os.environ["BACKUP_HOME"]


def main() -> None:
    with ProcessPoolExecutor(max_workers=1, initializer=read_settings) as pool:
        print(pool.submit(os.getcwd).result())


if __name__ == "__main__":
    main()
