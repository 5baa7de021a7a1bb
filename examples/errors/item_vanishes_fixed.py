# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Use a queue without a feeder thread: what cannot be pickled raises at once."""

from multiprocessing import SimpleQueue


def main() -> None:
    answers = SimpleQueue()
    for item in (1, (letter for letter in "ab"), 3):
        try:
            answers.put(item)
        except TypeError as error:
            print("not sent:", error)
            answers.put(list(item))
    print("got", [answers.get() for _ in range(3)])


if __name__ == "__main__":
    main()
