# /// script
# requires-python = ">=3.11"
# dependencies = ["tqdm>=4.67"]
# [tool.mpguide]
# stderr = "ignore"
# ///
"""Show a progress bar with tqdm, and keep errors from stopping it."""

import math
from concurrent.futures import ProcessPoolExecutor, as_completed

from tqdm import tqdm


def bits_of_factorial(number: int) -> int:
    return math.factorial(number).bit_length()


def main() -> None:
    jobs = [10, 100, 1_000, -1, 10_000]
    bits = {}
    with ProcessPoolExecutor() as pool:
        futures = {pool.submit(bits_of_factorial, job): job for job in jobs}
        with tqdm(as_completed(futures), total=len(futures)) as bar:
            for future in bar:
                try:
                    bits[futures[future]] = future.result()
                except ValueError as error:
                    bar.write(f"left out: {error}")
    print(f"the bar stands at {bar.n} of {bar.total}")
    for job, length in sorted(bits.items()):
        print(f"{job}! has {length} bits")


if __name__ == "__main__":
    main()
