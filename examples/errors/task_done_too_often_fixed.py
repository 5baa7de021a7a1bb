# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Call task_done() once for each item that get() has returned."""

from multiprocessing import JoinableQueue, Process


def serve(orders) -> None:
    while True:
        drink = orders.get()
        try:
            if drink is None:
                return
            print("served", drink)
        finally:
            orders.task_done()


def main() -> None:
    orders = JoinableQueue()
    waiter = Process(target=serve, args=(orders,))
    waiter.start()
    for drink in ("tea", "coffee", None):
        orders.put(drink)
    orders.join()  # until there was a task_done() for each put()
    print("all done")
    waiter.join()


if __name__ == "__main__":
    main()
