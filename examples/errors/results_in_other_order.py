# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Pair inputs with results that come as they are ready."""

from multiprocessing import Event, Pool


def set_up(event) -> None:
    global short_one_is_done
    short_one_is_done = event


def shout(word: str) -> str:
    if word == "a long word":
        short_one_is_done.wait()  # so it takes longer, on every machine
    return word.upper()


def main() -> None:
    words = ["a long word", "hi"]
    event = Event()
    with Pool(2, initializer=set_up, initargs=(event,)) as pool:
        results = pool.imap_unordered(shout, words)
        for word, loud in zip(words, results, strict=True):
            print(word, "->", loud)
            event.set()


if __name__ == "__main__":
    main()
