"""Ask two different questions about one text at the same time."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor

TEXT = "she sells sea shells by the sea shore"


def longest_word(text: str) -> str:
    return max(text.split(), key=len)


def most_common_letter(text: str) -> str:
    [(letter, _)] = Counter(text.replace(" ", "")).most_common(1)
    return letter


def main() -> None:
    with ProcessPoolExecutor() as executor:
        word = executor.submit(longest_word, TEXT)
        letter = executor.submit(most_common_letter, TEXT)
        print("longest word:", word.result())
        print("most common letter:", letter.result())


if __name__ == "__main__":
    main()
