"""Change a class and an object of it in main(), and send the object."""

from multiprocessing import Process


class Price:
    currency = "euro"  # belongs to the class

    def __init__(self, amount):
        self.amount = amount  # belongs to the object


def show(price) -> None:
    print("amount:", price.amount)
    print("currency:", price.currency)


def main() -> None:
    price = Price(10)
    price.amount = 12
    Price.currency = "yen"
    process = Process(target=show, args=(price,))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
