# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)', '0x([0-9a-f]+)']
# ///
"""Put an item into a queue that this process has closed."""

from multiprocessing import Queue


def main() -> None:
    orders = Queue()
    orders.put("tea")
    print(orders.get())
    orders.close()
    orders.put("coffee")


if __name__ == "__main__":
    main()
