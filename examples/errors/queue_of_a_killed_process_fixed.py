# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""The same with a pipe of its own: the reader gets an exception."""

from multiprocessing import Pipe, Process


def sing(writer):
    writer.send("la " * 100_000)


def main() -> None:
    reader, writer = Pipe(duplex=False)
    singer = Process(target=sing, args=(writer,))
    singer.start()
    writer.close()
    reader.poll(None)  # until the first bytes are in the pipe
    singer.kill()
    singer.join()
    print("the singer has ended")
    try:
        print(len(reader.recv()), "letters")
    except (EOFError, OSError):
        print("the song has no end")


if __name__ == "__main__":
    main()
