"""Send 100,000 bytes in three ways: which call returns before anyone reads?"""

from multiprocessing import Event, Pipe, Process, Queue, SimpleQueue


def child(send, returned) -> None:
    send(b"x" * 100_000)
    returned.set()


def main() -> None:
    queue, simple = Queue(), SimpleQueue()
    reader, writer = Pipe(duplex=False)
    for name, send, receive, limit in (
        ("Queue.put", queue.put, queue.get, None),  # None: as long as it takes
        ("SimpleQueue.put", simple.put, simple.get, 0.4),
        ("Connection.send", writer.send, reader.recv, 0.4),
    ):
        returned = Event()
        process = Process(target=child, args=(send, returned))
        process.start()
        print(f"{name} returned before anybody read:", returned.wait(limit))
        print(f"{name}: {len(receive())} bytes received")
        process.join()


if __name__ == "__main__":
    main()
