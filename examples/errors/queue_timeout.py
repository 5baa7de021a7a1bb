# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Wait for an item that nobody puts into the queue."""

from multiprocessing import Queue


def main() -> None:
    orders = Queue()
    print("waiting")
    print(orders.get(timeout=0.2))


if __name__ == "__main__":
    main()
