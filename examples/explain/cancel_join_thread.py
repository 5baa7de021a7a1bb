"""cancel_join_thread(): the child ends at once, and its item is lost."""

from multiprocessing import Process, Queue


def put_and_leave(queue) -> None:
    queue.cancel_join_thread()
    queue.put("x" * 1_000_000)


def take(queue) -> None:
    print("got", len(queue.get()), "characters")


def main() -> None:
    queue = Queue()
    writer = Process(target=put_and_leave, args=(queue,))
    writer.start()
    writer.join()
    print("the writer has ended, exit code", writer.exitcode)

    reader = Process(target=take, args=(queue,))
    reader.start()
    reader.join(timeout=0.5)
    print("the reader still waits:", reader.is_alive())
    reader.terminate()
    reader.join()


if __name__ == "__main__":
    main()
