"""Send an open socket to a child through a pipe; an open file cannot be sent."""

import socket
from multiprocessing import Pipe, Process


def answer(pipe) -> None:
    with pipe.recv() as connection:
        connection.sendall(b"hello from the child")


def main() -> None:
    near, far = socket.socketpair()
    parent, pipe = Pipe()
    child = Process(target=answer, args=(pipe,))
    child.start()
    try:
        with open(__file__) as file:
            parent.send(file)
    except TypeError as error:
        print("a file:", type(error).__name__)
    parent.send(far)
    print("a socket:", near.recv(100).decode())
    child.join()
    far.close()
    near.close()


if __name__ == "__main__":
    main()
