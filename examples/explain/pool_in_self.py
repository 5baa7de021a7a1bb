"""Hand a method to a pool that is kept in self, and then without the pool."""

from multiprocessing import Pool


class Shop:
    def __init__(self, pool):
        self.pool = pool
        self.tax = 0.25

    def with_tax(self, price):
        return price * (1 + self.tax)

    def price_list(self, prices):
        return self.pool.map(self.with_tax, prices)


class BetterShop(Shop):
    def __getstate__(self):
        state = self.__dict__.copy()
        del state["pool"]
        return state


def main() -> None:
    with Pool(2) as pool:
        for shop in Shop(pool), BetterShop(pool):
            try:
                print(shop.price_list([4, 8, 20]))
            except NotImplementedError as error:
                print(error)


if __name__ == "__main__":
    main()
