# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Call task_done() twice for one item."""

from multiprocessing import JoinableQueue


def main() -> None:
    orders = JoinableQueue()
    orders.put("tea")
    for _ in range(2):
        print("finishing an item")
        orders.task_done()


if __name__ == "__main__":
    main()
