# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Let put() wait until the queue has room."""

from multiprocessing import Process, Queue


def serve(orders) -> None:
    while (drink := orders.get()) is not None:
        print("served", drink)


def main() -> None:
    orders = Queue(maxsize=2)
    waiter = Process(target=serve, args=(orders,))
    waiter.start()
    for drink in ("tea", "coffee", "water", None):
        orders.put(drink)
    waiter.join()


if __name__ == "__main__":
    main()
