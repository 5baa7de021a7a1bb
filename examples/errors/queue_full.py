# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Put more into a queue than it may hold, and do not wait."""

from multiprocessing import Queue


def main() -> None:
    orders = Queue(maxsize=2)
    for drink in ("tea", "coffee", "water"):
        orders.put(drink, block=False)
        print("ordered", drink)


if __name__ == "__main__":
    main()
