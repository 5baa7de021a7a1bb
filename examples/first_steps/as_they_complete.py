# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# order = "any"
# ///
"""Take the results of a pool in the order in which the calls complete."""

from concurrent.futures import ProcessPoolExecutor, as_completed

NUMBERS = [10**12 + 39, 10**11 + 3, 10**10 + 19, 10**9 + 7]


def largest_prime_factor(number: int) -> int:
    factor = 2
    while factor * factor <= number:
        if number % factor:
            factor += 1
        else:
            number //= factor
    return number


def main() -> None:
    with ProcessPoolExecutor() as executor:
        futures = {
            executor.submit(largest_prime_factor, n): n for n in NUMBERS
        }
        for future in as_completed(futures):
            number = futures[future]
            print(number, "is prime:", future.result() == number)


if __name__ == "__main__":
    main()
