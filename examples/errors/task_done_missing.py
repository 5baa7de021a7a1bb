# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# hangs = true
# ///
"""An item is taken from a JoinableQueue, and task_done() is left out."""

from multiprocessing import JoinableQueue, Process


def wash(dishes):
    while True:
        dish = dishes.get()
        if dish == "glass bowl":
            continue  # not in the dishwasher
        dishes.task_done()


def main() -> None:
    dishes = JoinableQueue()
    Process(target=wash, args=(dishes,), daemon=True).start()
    for dish in ("plate", "glass bowl", "cup"):
        dishes.put(dish)
    dishes.join()
    print("the kitchen is clean")


if __name__ == "__main__":
    main()
