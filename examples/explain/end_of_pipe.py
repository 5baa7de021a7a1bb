"""A pipe ends when all copies of its write end are closed, main's too."""

from multiprocessing import Pipe, Process


def child(writer) -> None:
    writer.send("hello")


def main() -> None:
    reader, writer = Pipe(duplex=False)
    process = Process(target=child, args=(writer,))
    process.start()
    process.join()
    print("got", reader.recv())
    print("the child has ended; something to receive:", reader.poll(0.3))
    writer.close()
    print("main has closed its copy; something to receive:", reader.poll(None))
    try:
        reader.recv()
    except EOFError:
        print("it is the end")


if __name__ == "__main__":
    main()
