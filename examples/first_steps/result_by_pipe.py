"""Ask a child questions and get its answers through a pipe."""

from multiprocessing import Pipe, Process

MORSE = {"a": ".-", "e": ".", "n": "-.", "o": "---", "s": "...", "t": "-"}


def translate(connection) -> None:
    while (word := connection.recv()) is not None:
        connection.send(" ".join(MORSE[letter] for letter in word))


def main() -> None:
    here, there = Pipe()
    process = Process(target=translate, args=(there,))
    process.start()
    there.close()  # the child has its own
    for word in ("sos", "notes", "season"):
        here.send(word)
        print(word, "is", here.recv())
    here.send(None)  # no more questions
    process.join()


if __name__ == "__main__":
    main()
