"""Pass a socket to a process: pickle alone refuses it, multiprocessing passes it on."""

import pickle
import socket
from multiprocessing import Process


def answer(connection):
    connection.sendall(b"hello from the child")
    connection.close()


def main() -> None:
    ours, theirs = socket.socketpair()
    try:
        pickle.dumps(theirs)
    except TypeError as error:
        print(f"TypeError: {error}")
    process = Process(target=answer, args=(theirs,))
    process.start()
    print(ours.recv(100).decode())
    process.join()
    ours.close()
    theirs.close()


if __name__ == "__main__":
    main()
