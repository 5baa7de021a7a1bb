# /// script
# requires-python = ">=3.14"
# ///
"""Let map read a few numbers ahead, and no more."""

from concurrent.futures import ProcessPoolExecutor

read = []


def numbers():
    number = 0
    while True:  # without end
        read.append(number)
        yield number
        number += 1


def main() -> None:
    with ProcessPoolExecutor(2) as executor:
        results = executor.map(abs, numbers(), buffersize=4)
        print("before the first result:", len(read), "read")
        for _ in range(3):
            print("result", next(results), "taken:", len(read), "read")
        read.clear()
        executor.map(abs, numbers(), buffersize=4, chunksize=3)
        print("with a chunksize of 3:", len(read), "read")


if __name__ == "__main__":
    main()
