"""Show that what a child changes stays in the child."""

from multiprocessing import Process

basket = ["apple"]


def add_pear() -> None:
    basket.append("pear")
    print("child: the basket holds", basket)


def main() -> None:
    process = Process(target=add_pear)
    process.start()
    process.join()
    print("main: the basket holds", basket)


if __name__ == "__main__":
    main()
