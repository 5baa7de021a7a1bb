"""Let two children accept connections on one listening socket."""

import socket
from multiprocessing import Process


def serve(listener: socket.socket) -> None:
    with listener.accept()[0] as connection:
        connection.sendall(b"served: " + connection.recv(100))


def main() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        children = [Process(target=serve, args=(listener,)) for _ in range(2)]
        for child in children:
            child.start()
        for name in (b"Ann", b"Ben"):
            with socket.create_connection(
                listener.getsockname()
            ) as connection:
                connection.sendall(name)
                print(connection.recv(100).decode())
        for child in children:
            child.join()
    print("each child served one:", [child.exitcode for child in children])


if __name__ == "__main__":
    main()
