"""Count how often a fixed argument is sent to the workers."""

from concurrent.futures import ProcessPoolExecutor
from functools import partial


class Table:
    """A big table that counts how often it is pickled."""

    times = 0

    def __reduce__(self):
        Table.times += 1
        return Table, ()


def look_up(_table: Table, key: int) -> int:
    return 10 * key


def main() -> None:
    look_up_key = partial(look_up, Table())
    with ProcessPoolExecutor(2) as pool:
        for size in (1, 5, 20):
            Table.times = 0
            found = sum(pool.map(look_up_key, range(20), chunksize=size))
            print(
                f"chunksize {size:2}: found {found}, sent {Table.times} times"
            )


if __name__ == "__main__":
    main()
