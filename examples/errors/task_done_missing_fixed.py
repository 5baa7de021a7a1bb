"""task_done() is called for each item, whatever happens to it."""

from multiprocessing import JoinableQueue, Process


def wash(dishes):
    while True:
        dish = dishes.get()
        try:
            if dish == "glass bowl":
                continue  # not in the dishwasher
        finally:
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
