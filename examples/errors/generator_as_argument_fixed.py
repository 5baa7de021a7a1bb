"""Give the pool what the generator is made from; the worker makes the generator."""

from concurrent.futures import ProcessPoolExecutor


def sum_of_squares(numbers):
    return sum(number * number for number in numbers)


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        print(pool.submit(sum_of_squares, range(1, 11)).result())


if __name__ == "__main__":
    main()
