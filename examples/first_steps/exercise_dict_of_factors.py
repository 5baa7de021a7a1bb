"""Make a dict of inputs and results from a pool."""

from concurrent.futures import ProcessPoolExecutor


def largest_prime_factor(number: int) -> int:
    factor = 2
    while factor * factor <= number:
        if number % factor:
            factor += 1
        else:
            number //= factor
    return number


def main() -> None:
    numbers = [int("1" * digits) for digits in range(2, 12)]
    with ProcessPoolExecutor() as executor:
        results = executor.map(largest_prime_factor, numbers)
        factors = dict(zip(numbers, results, strict=True))
    for number, factor in factors.items():
        print(f"{number:>11} {factor:>10}")


if __name__ == "__main__":
    main()
