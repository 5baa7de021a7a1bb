"""put() returns though nobody reads, but the process cannot end."""

from multiprocessing import Event, Process, Queue


def child(queue, returned) -> None:
    queue.put(b"x" * 1_000_000)
    print("put has returned, and so does the function")
    returned.set()


def main() -> None:
    queue, returned = Queue(), Event()
    process = Process(target=child, args=(queue, returned))
    process.start()
    returned.wait()
    print("sum of squares:", sum(i * i for i in range(3_000_000)))
    print("has the child ended?", not process.is_alive())
    print("got", len(queue.get()), "bytes")
    process.join()
    print("has the child ended?", not process.is_alive())


if __name__ == "__main__":
    main()
