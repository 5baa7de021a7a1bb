# /// script
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Define a class again, as a notebook cell does that runs twice, and send an object of the first one."""

from concurrent.futures import ProcessPoolExecutor


class Basket:
    eggs = 12


basket = Basket()


class Basket:
    eggs = 12


def count(basket):
    return basket.eggs


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(pool.submit(count, basket).result())


if __name__ == "__main__":
    main()
