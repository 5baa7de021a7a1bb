# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# hangs = true
# ///
"""Main keeps its copy of the write end open: the pipe does not end."""

from multiprocessing import Pipe, Process


def count_down(writer):
    for number in (3, 2, 1):
        writer.send(number)


def main() -> None:
    reader, writer = Pipe(duplex=False)
    rocket = Process(target=count_down, args=(writer,))
    rocket.start()
    try:
        while True:
            print(reader.recv())
    except EOFError:
        print("lift-off")
    rocket.join()


if __name__ == "__main__":
    main()
