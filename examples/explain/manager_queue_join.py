"""join() before get() with a queue of a manager: no hang."""

from multiprocessing import Manager, Process


def child(queue) -> None:
    queue.put("x" * 1_000_000)


def main() -> None:
    with Manager() as manager:
        queue = manager.Queue()
        process = Process(target=child, args=(queue,))
        process.start()
        process.join()
        print("after join: exit code", process.exitcode)
        print("got", len(queue.get()), "characters")


if __name__ == "__main__":
    main()
