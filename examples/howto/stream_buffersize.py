# /// script
# requires-python = ">=3.14"
# ///
"""Count in a stream of lines, with four batches of 100 lines read ahead."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from itertools import batched

lines_read = 0


def log():  # stands for a file that does not fit into memory
    global lines_read
    for number in range(5_000):
        lines_read += 1
        status = 500 if number % 97 == 0 else 404 if number % 10 == 0 else 200
        yield f"GET /page/{number} {status}"


def count_status(lines):
    return Counter(line.rpartition(" ")[2] for line in lines)


def main() -> None:
    total, most = Counter(), 0
    with ProcessPoolExecutor(2) as executor:
        batches = batched(log(), 100)
        for part in executor.map(count_status, batches, buffersize=4):
            most = max(most, lines_read - total.total())
            total += part
    print(dict(total))
    print("lines read and not counted yet, at most:", most)


if __name__ == "__main__":
    main()
