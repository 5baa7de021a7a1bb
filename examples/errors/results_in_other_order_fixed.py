# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Let each result say what it belongs to."""

from concurrent.futures import ProcessPoolExecutor, as_completed


def shout(word: str) -> str:
    return word.upper()


def main() -> None:
    words = ["a long word", "hi"]
    with ProcessPoolExecutor(2) as pool:
        for word, loud in zip(words, pool.map(shout, words), strict=True):
            print(word, "->", loud)
        futures = {pool.submit(shout, word): word for word in words}
        pairs = {
            futures[done]: done.result() for done in as_completed(futures)
        }
        print(sorted(pairs.items()))


if __name__ == "__main__":
    main()
