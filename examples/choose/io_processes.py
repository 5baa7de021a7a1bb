"""Ask a slow server four things at once, with processes. It answers nobody until all four have asked."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process
from socket import create_connection, create_server

QUESTIONS = ["who", "what", "where", "when"]


def serve(listener) -> None:
    with listener:
        clients = [listener.accept()[0] for _ in QUESTIONS]
    for client in clients:
        with client:
            client.sendall(client.recv(100).upper() + b"?")


def ask(address, question: str) -> str:
    with create_connection(address) as server:
        server.sendall(question.encode())
        return server.recv(100).decode()


def main() -> None:
    with create_server(("127.0.0.1", 0)) as listener:
        server = Process(target=serve, args=(listener,))
        server.start()
        with ProcessPoolExecutor(4) as pool:
            print(*pool.map(ask, [listener.getsockname()] * 4, QUESTIONS))
        server.join()


if __name__ == "__main__":
    main()
