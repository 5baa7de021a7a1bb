"""Ask a slow server four things at once, with asyncio. It answers nobody until all four have asked."""

import asyncio
from multiprocessing import Process
from socket import create_server

QUESTIONS = ["who", "what", "where", "when"]


def serve(listener) -> None:
    with listener:
        clients = [listener.accept()[0] for _ in QUESTIONS]
    for client in clients:
        with client:
            client.sendall(client.recv(100).upper() + b"?")


async def ask(address, question: str) -> str:
    reader, writer = await asyncio.open_connection(*address)
    writer.write(question.encode())
    answer = await reader.read(100)
    writer.close()
    await writer.wait_closed()
    return answer.decode()


async def ask_all(address) -> None:
    print(
        *await asyncio.gather(
            *(ask(address, question) for question in QUESTIONS)
        )
    )


def main() -> None:
    with create_server(("127.0.0.1", 0)) as listener:
        server = Process(target=serve, args=(listener,))
        server.start()
        asyncio.run(ask_all(listener.getsockname()))
        server.join()


if __name__ == "__main__":
    main()
