"""Give each child its own list: neither sees the other's changes."""

from multiprocessing import Process


def collect(basket: list[str], fruit: str) -> None:
    basket.append(fruit)
    print("this child's basket holds", basket)


def main() -> None:
    basket: list[str] = []
    for fruit in ("apple", "pear"):
        process = Process(target=collect, args=(basket, fruit))
        process.start()
        process.join()
    print("the main process's basket holds", basket)


if __name__ == "__main__":
    main()
