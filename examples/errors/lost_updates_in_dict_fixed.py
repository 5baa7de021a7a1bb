# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Let four processes update one dict, one at a time."""

from multiprocessing import Lock, Manager, Process


def count_words(text: str, counts, lock) -> None:
    for word in text.split():
        with lock:
            counts[word] = counts.get(word, 0) + 1


def main() -> None:
    lock = Lock()
    with Manager() as manager:
        counts = manager.dict()
        args = ("one sheep two sheep", counts, lock)
        processes = [Process(target=count_words, args=args) for _ in range(4)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        for word, count in sorted(counts.items()):
            print(word, count)


if __name__ == "__main__":
    main()
