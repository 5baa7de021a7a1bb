"""Compute each row of a picture in a pool, and print the rows in order."""

from concurrent.futures import ProcessPoolExecutor

ROWS, COLUMNS = 13, 30


def row(y: int) -> str:
    marks = []
    for x in range(COLUMNS):
        point = complex(x / 10 - 2.1, y / 6 - 1)
        z, steps = 0, 0
        while abs(z) < 2 and steps < 1_000:
            z, steps = z * z + point, steps + 1
        marks.append("#" if steps == 1_000 else "+" if steps > 5 else " ")
    return "".join(marks).rstrip()


def main() -> None:
    with ProcessPoolExecutor() as executor:
        for line in executor.map(row, range(ROWS)):
            print(line)


if __name__ == "__main__":
    main()
