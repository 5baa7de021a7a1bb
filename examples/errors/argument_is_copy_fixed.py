# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Let a worker return the sorted list."""

from multiprocessing import Pool


def sort(numbers: list) -> list:
    return sorted(numbers)


def main() -> None:
    rows = [[3, 1, 2], [6, 5, 4]]
    with Pool(2) as pool:
        rows = pool.map(sort, rows)
    print(rows)


if __name__ == "__main__":
    main()
