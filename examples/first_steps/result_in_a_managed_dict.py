"""Let each child write its result into a dict that a manager holds."""

from multiprocessing import Manager, Process


def count_vowels(word: str, counts) -> None:
    counts[word] = sum(letter in "aeiou" for letter in word)


def main() -> None:
    words = ["queue", "rhythm", "audio"]
    with Manager() as manager:
        counts = manager.dict()
        processes = [
            Process(target=count_vowels, args=(w, counts)) for w in words
        ]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        print({word: counts[word] for word in words})


if __name__ == "__main__":
    main()
