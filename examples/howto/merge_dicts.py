"""Share nothing: each task returns a dict, and main puts them together."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor

VERSES = [
    "the owl and the pussycat went to sea",
    "in a beautiful pea green boat",
    "they took some honey and plenty of money",
    "wrapped up in a five pound note",
]


def count_letters(verse):
    return Counter(verse.replace(" ", ""))


def main() -> None:
    letters = Counter()
    with ProcessPoolExecutor(2) as executor:
        for part in executor.map(count_letters, VERSES):
            letters.update(part)  # adds; update() of a dict replaces
    print(letters.total(), "letters")
    print(letters.most_common(3))


if __name__ == "__main__":
    main()
