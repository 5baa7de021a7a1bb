"""Give a pool an object that can be called: its class is found by name, its attributes travel."""

from concurrent.futures import ProcessPoolExecutor


class Polite:
    def __init__(self, word):
        self.word = word

    def __call__(self, name):
        return f"wait, {name}, {self.word}"


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(pool.submit(Polite("please"), "Ada").result())


if __name__ == "__main__":
    main()
