"""Main closes its copy of the write end: the pipe ends with the child."""

from multiprocessing import Pipe, Process


def count_down(writer):
    for number in (3, 2, 1):
        writer.send(number)


def main() -> None:
    reader, writer = Pipe(duplex=False)
    rocket = Process(target=count_down, args=(writer,))
    rocket.start()
    writer.close()
    try:
        while True:
            print(reader.recv())
    except EOFError:
        print("lift-off")
    rocket.join()


if __name__ == "__main__":
    main()
