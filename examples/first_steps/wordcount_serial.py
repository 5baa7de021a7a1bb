# /// script
# [tool.mpguide]
# start-methods = "own"
# ///
"""Count the words in a folder of text files, one file after the other."""

import random
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

WORDS = ["the", "and", "of", "a", "to", "in", "night", "sheep", "stars"]


def make_texts(folder: Path, files: int, words: int) -> None:
    dice = random.Random(9)
    frequencies = [1 / rank for rank in range(1, len(WORDS) + 1)]
    for number in range(files):
        text = " ".join(dice.choices(WORDS, frequencies, k=words))
        (folder / f"night{number:02}.txt").write_text(text, encoding="utf-8")


def count_words(path: Path) -> Counter[str]:
    return Counter(path.read_text(encoding="utf-8").lower().split())


def count_folder(folder: Path) -> Counter[str]:
    total = Counter()
    for path in sorted(folder.glob("*.txt")):
        total.update(count_words(path))
    return total


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        make_texts(folder, files=12, words=1000)
        total = count_folder(folder)
    print(total.total(), "words in all")
    for word, count in total.most_common(4):
        print(f"{count:5} {word}")


if __name__ == "__main__":
    main()
