"""Two producers, three consumers, one queue between them."""

from collections import Counter
from multiprocessing import Process, Queue

CONSUMERS = 3


def bake(baker, loaves, shelf) -> None:
    for number in range(1, loaves + 1):
        shelf.put(f"{baker}'s loaf {number}")  # waits while the shelf is full


def baker_of(loaf):
    return loaf.partition("'")[0]


def sell(shelf, sold) -> None:
    while (loaf := shelf.get()) is not None:
        try:
            result = baker_of(loaf)
        except Exception as error:  # main must hear of it
            result = error
        sold.put(result)
    sold.put(None)  # after the last one of this consumer


def main() -> None:
    shelf, sold = Queue(maxsize=4), Queue()
    bakers = [
        Process(target=bake, args=(name, loaves, shelf), daemon=True)
        for name, loaves in (("Ada", 12), ("Bob", 8))
    ]
    shops = [
        Process(target=sell, args=(shelf, sold), daemon=True)
        for _ in range(CONSUMERS)
    ]
    for process in bakers + shops:
        process.start()
    for baker in bakers:
        baker.join()  # now everything they made is on its way
        if baker.exitcode:
            raise RuntimeError(f"{baker.name} has failed")
    for _ in shops:
        shelf.put(None)
    sales, open_shops = Counter(), CONSUMERS
    while open_shops:
        result = sold.get()
        if result is None:
            open_shops -= 1
        elif isinstance(result, Exception):
            raise result  # the children are daemons: they end with main
        else:
            sales[result] += 1
    for shop in shops:
        shop.join()  # after sold is empty, not before
    print("loaves sold:", dict(sorted(sales.items())))


if __name__ == "__main__":
    main()
