# /// script
# [tool.mpguide]
# start-methods = "own"
# mask = ["(\\d+\\.\\d+) "]
# ///
"""Measure what counting in parallel brings, for short and for long files."""

import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory


def make_texts(folder: Path, files: int, words: int) -> None:
    text = "the night and the stars over the fence\n" * (words // 8)
    for number in range(files):
        (folder / f"night{number:02}.txt").write_text(text, encoding="utf-8")


def count_words(path: Path) -> Counter[str]:
    return Counter(path.read_text(encoding="utf-8").lower().split())


def count_serial(folder: Path) -> Counter[str]:
    return sum(map(count_words, folder.glob("*.txt")), Counter())


def count_parallel(folder: Path) -> Counter[str]:
    with ProcessPoolExecutor(max_workers=2) as pool:
        return sum(pool.map(count_words, folder.glob("*.txt")), Counter())


def measure(function, folder: Path) -> tuple[float, Counter[str]]:
    begin = time.perf_counter()
    result = function(folder)
    return time.perf_counter() - begin, result


def main() -> None:
    for words in (1_000, 500_000):
        with TemporaryDirectory() as name:
            folder = Path(name)
            make_texts(folder, files=6, words=words)
            serial, expected = measure(count_serial, folder)
            parallel, result = measure(count_parallel, folder)
        print(f"{words} words per file, same result: {result == expected}")
        print(f"  {serial:.3f} s serial, {parallel:.3f} s parallel")
        print(f"  {serial / parallel:.2f} times as fast")


if __name__ == "__main__":
    main()
