"""Count the primes below four limits, on several cores at the same time."""

from concurrent.futures import ProcessPoolExecutor
from math import isqrt


def is_prime(number: int) -> bool:
    return number > 1 and all(number % n for n in range(2, isqrt(number) + 1))


def count_primes(limit: int) -> int:
    return sum(is_prime(number) for number in range(limit))


def main() -> None:
    limits = [10_000, 20_000, 30_000, 40_000]
    with ProcessPoolExecutor() as pool:
        counts = list(pool.map(count_primes, limits))
    print(counts)


if __name__ == "__main__":
    main()
