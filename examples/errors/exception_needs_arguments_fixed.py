"""The exception gives all its arguments to Exception, so it can be made again from them."""

from multiprocessing import Pool


class TooLong(Exception):
    def __init__(self, text, limit):
        super().__init__(text, limit)

    def __str__(self):
        return "{} is longer than {}".format(*self.args)


def check(text):
    raise TooLong(text, limit=5)


def main() -> None:
    with Pool(1) as pool:
        try:
            pool.apply(check, ("processes",))
        except TooLong as error:
            print("caught:", error)


if __name__ == "__main__":
    main()
