"""Count the words of one large file: each worker reads a part of it."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory


def count_part(path: Path, start: int, end: int) -> Counter[str]:
    """Count the words of the lines that begin between start and end."""
    counts = Counter()
    with path.open("rb") as file:
        if start:
            file.seek(start - 1)
            file.readline()  # belongs to the part before
        while file.tell() < end and (line := file.readline()):
            counts.update(line.decode().lower().split())
    return counts


def count_file(path: Path, parts: int) -> Counter[str]:
    size = path.stat().st_size
    borders = [size * number // parts for number in range(parts + 1)]
    paths = [path] * parts
    with ProcessPoolExecutor() as pool:
        counts = pool.map(count_part, paths, borders, borders[1:])
        return sum(counts, Counter())


def main() -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder, "long_night.txt")
        text = "sheep jump over\nthe fence at night\n" * 3000
        path.write_text(text, encoding="utf-8")
        whole = Counter(path.read_text(encoding="utf-8").split())
        total = count_file(path, parts=4)
    print("sheep:", total["sheep"], "fence:", total["fence"])
    print("the same as in one piece:", total == whole)


if __name__ == "__main__":
    main()
