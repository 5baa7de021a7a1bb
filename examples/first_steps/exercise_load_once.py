"""Do slow preparations once, in main(), and pass on what they made."""

from multiprocessing import Process


def load_words() -> list[str]:
    print("loading the words")
    return ["sheep", "star", "wave"]


def find_longest(words: list[str]) -> None:
    print("the longest word is", max(words, key=len))


def count_letters(words: list[str]) -> None:
    print("all words together have", sum(map(len, words)), "letters")


def main() -> None:
    words = load_words()
    for function in (find_longest, count_letters):
        process = Process(target=function, args=(words,))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
