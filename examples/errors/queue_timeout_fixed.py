# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Do something useful each time no item has come."""

from multiprocessing import Queue
from queue import Empty


def main() -> None:
    orders = Queue()
    for attempt in (1, 2, 3):
        try:
            print("got", orders.get(timeout=0.2))
        except Empty:
            print("attempt", attempt, "- nothing yet")
            if attempt == 2:
                orders.put("tea")


if __name__ == "__main__":
    main()
