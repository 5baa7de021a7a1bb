# /// script
# requires-python = ">=3.11"
# dependencies = ["tqdm>=4.67"]
# [tool.mpguide]
# stderr = "ignore"
# ///
"""Show a progress bar for a Pool: with imap_unordered, each result counts as it comes."""

from multiprocessing import Pool

from tqdm import tqdm


def is_prime(number: int) -> bool:
    return number > 1 and all(
        number % d for d in range(2, int(number**0.5) + 1)
    )


def main() -> None:
    numbers = range(10_000)
    with Pool() as pool:
        answers = pool.imap_unordered(is_prime, numbers, chunksize=500)
        primes = sum(tqdm(answers, total=len(numbers)))
    print(primes, "primes below", f"{len(numbers):,}")


if __name__ == "__main__":
    main()
