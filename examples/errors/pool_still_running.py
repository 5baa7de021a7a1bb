# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Join a pool that still takes tasks."""

from multiprocessing import Pool


def main() -> None:
    with Pool(1) as pool:
        pool.apply_async(print, ("hello from a task",))
        pool.join()


if __name__ == "__main__":
    main()
