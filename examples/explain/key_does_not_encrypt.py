# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux"]
# ///
"""Look at what goes over a connection that has the right key."""

import socket
from multiprocessing import Process
from multiprocessing.connection import Client, Listener
from threading import Thread

KEY = b"read me from a file that only you can read"
HERE = ("127.0.0.1", 0)  # any free port


def client(address) -> None:
    with Client(address, authkey=KEY) as connection:
        connection.send("my password is plum")
        connection.recv()


def pass_on(source, target, seen) -> None:
    while data := source.recv(1000):
        seen.append(data)
        target.sendall(data)
    target.shutdown(socket.SHUT_WR)


def main() -> None:
    with (
        Listener(HERE, authkey=KEY) as listener,
        socket.create_server(HERE) as tap,
    ):
        process = Process(target=client, args=(tap.getsockname(),))
        process.start()
        there, back = (
            tap.accept()[0],
            socket.create_connection(listener.address),
        )
        seen, ends = [], [(there, back), (back, there)]
        threads = [Thread(target=pass_on, args=(*pair, seen)) for pair in ends]
        for thread in threads:
            thread.start()
        with there, back, listener.accept() as connection:
            connection.send(f"got {connection.recv()}")
            connection.close()
            for worker in *threads, process:
                worker.join()
    print("the key went over the wire:", KEY in b"".join(seen))
    print("the message did:", b"my password is plum" in b"".join(seen))


if __name__ == "__main__":
    main()
