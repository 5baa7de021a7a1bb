"""Two workers share a queue of letters; each gets a stop message."""

from multiprocessing import Process, Queue


def stamp(letters):
    while letters.get() is not None:
        pass  # here stands the work


def main() -> None:
    letters = Queue()
    clerks = [Process(target=stamp, args=(letters,)) for _ in range(2)]
    for clerk in clerks:
        clerk.start()
    for letter in ["to Ada", "to Bob", "to Cleo"] + [None] * len(clerks):
        letters.put(letter)
    for clerk in clerks:
        clerk.join()
    print("all clerks have gone home")


if __name__ == "__main__":
    main()
