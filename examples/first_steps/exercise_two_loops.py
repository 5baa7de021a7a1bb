"""Turn two loops, one in the other, into one loop over pairs for a pool."""

from concurrent.futures import ProcessPoolExecutor
from itertools import product


def largest_prime_factor(number: int) -> int:
    factor = 2
    while factor * factor <= number:
        if number % factor:
            factor += 1
        else:
            number //= factor
    return number


def factor_of_power(pair: tuple) -> int:
    base, exponent = pair
    return largest_prime_factor(base**exponent - 1)


def main() -> None:
    pairs = list(product([2, 3], [11, 13, 17, 19]))
    with ProcessPoolExecutor() as executor:
        factors = executor.map(factor_of_power, pairs)
        for (base, exponent), factor in zip(pairs, factors, strict=True):
            print(f"{base}**{exponent} - 1: {factor}")


if __name__ == "__main__":
    main()
