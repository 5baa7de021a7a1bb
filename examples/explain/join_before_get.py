"""join() before get(): fine with a small message, a hang with a big one."""

from multiprocessing import Process, Queue


def child(queue, size) -> None:
    queue.put("x" * size)


def main() -> None:
    for size, limit in ((60_000, None), (70_000, 0.5)):
        queue = Queue()
        process = Process(target=child, args=(queue, size))
        process.start()
        process.join(timeout=limit)  # None: as long as it takes
        print(f"{size} characters, after join: exit code {process.exitcode}")
        print(f"{size} characters, got {len(queue.get())}")
        process.join()
        print(f"{size} characters, after get: exit code {process.exitcode}")


if __name__ == "__main__":
    main()
