# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Close a queue when this process has put its last item."""

from multiprocessing import Queue


def main() -> None:
    orders = Queue()
    for drink in ("tea", "coffee"):
        orders.put(drink)
        print(orders.get())
    orders.close()


if __name__ == "__main__":
    main()
