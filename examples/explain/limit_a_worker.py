# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux"]
# ///
"""Limit the memory that a worker can ask for."""

import resource
from concurrent.futures import ProcessPoolExecutor

MB = 1_000_000


def limit(size) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (size, size))


def fill(size):
    return len(bytearray(size)) // MB


def main() -> None:
    with ProcessPoolExecutor(
        1, initializer=limit, initargs=(1000 * MB,)
    ) as executor:
        for size in 100 * MB, 2000 * MB, 200 * MB:
            future = executor.submit(fill, size)
            outcome = (
                repr(future.exception()) if future.exception() else "done"
            )
            print(size // MB, "MB ->", outcome)


if __name__ == "__main__":
    main()
