# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""A pipe for each worker: one is killed while it sends, the other is not hurt."""

from multiprocessing import Pipe, Process


def work(pipe, size: int) -> None:
    pipe.send("x" * size)


def main() -> None:
    workers = []
    for size in (1_000_000, 5):
        reader, writer = Pipe(duplex=False)
        worker = Process(target=work, args=(writer, size))
        worker.start()
        writer.close()  # only the worker has this end now
        workers.append((worker, reader))

    first, reader = workers[0]
    reader.poll(None)  # until the first bytes are in the pipe
    first.kill()
    for worker, reader in workers:
        try:
            print("got an item of", len(reader.recv()))
        except (EOFError, OSError):
            print("the pipe ended in the middle of an item")
        worker.join()


if __name__ == "__main__":
    main()
