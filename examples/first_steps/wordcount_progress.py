"""Count the words in a folder of text files, and say how far it is."""

import random
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
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
    with ProcessPoolExecutor() as pool:
        paths = folder.glob("*.txt")
        tasks = [pool.submit(count_words, path) for path in paths]
        for done, task in enumerate(as_completed(tasks), start=1):
            total.update(task.result())
            print(f"{done} of {len(tasks)} files")
    return total


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        make_texts(folder, files=6, words=2000)
        total = count_folder(folder)
    print(total.total(), "words in all")
    for word, count in total.most_common(4):
        print(f"{count:5} {word}")


if __name__ == "__main__":
    main()
