"""Show that a child works on a copy of the list it was given."""

from multiprocessing import Process


def add_pear(basket: list[str]) -> None:
    basket.append("pear")
    print("child: the basket holds", basket)


def main() -> None:
    basket = ["apple"]
    process = Process(target=add_pear, args=(basket,))
    process.start()
    process.join()
    print("main: the basket holds", basket)


if __name__ == "__main__":
    main()
