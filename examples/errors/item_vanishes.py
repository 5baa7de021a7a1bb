# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Put three items into a queue; the second one cannot be pickled."""

from multiprocessing import Queue


def main() -> None:
    answers = Queue()
    for item in (1, (letter for letter in "ab"), 3):
        answers.put(item)
    print("put three items")
    print("got", answers.get())
    print("got", answers.get())


if __name__ == "__main__":
    main()
