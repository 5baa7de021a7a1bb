"""Let the parent do its half of the work while its child does the other."""

from multiprocessing import Process

HALF = 3_000_000


def compute(begin: int, end: int) -> None:
    total = sum(number * number for number in range(begin, end))
    print(f"from {begin} to {end}: {total}")


def main() -> None:
    child = Process(target=compute, args=(HALF, 2 * HALF))
    child.start()
    compute(0, HALF)
    child.join()
    print("both halves are done")


if __name__ == "__main__":
    main()
