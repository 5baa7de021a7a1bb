"""Find the three longest words in a folder of text files."""

from concurrent.futures import ProcessPoolExecutor
from heapq import nlargest
from pathlib import Path
from tempfile import TemporaryDirectory

TEXTS = [
    "sheep jump over the fence",
    "constellations of stars",
    "a moonlit meadow, a somnambulist",
]


def length_and_word(word: str) -> tuple[int, str]:
    return len(word), word


def longest_of_file(path: Path) -> list[str]:
    words = set(path.read_text(encoding="utf-8").split())
    return nlargest(3, words, key=length_and_word)


def longest_of_folder(folder: Path) -> list[str]:
    candidates = set()
    with ProcessPoolExecutor(max_workers=2) as pool:
        for words in pool.map(longest_of_file, folder.glob("*.txt")):
            candidates.update(words)
    return nlargest(3, candidates, key=length_and_word)


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for number, text in enumerate(TEXTS):
            (folder / f"{number}.txt").write_text(text, encoding="utf-8")
        print(longest_of_folder(folder))


if __name__ == "__main__":
    main()
