# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Kill a process in the middle of an item: the queue is of no use any more."""

import time
from multiprocessing import Process, Queue


def put(queue, item: str) -> None:
    queue.put(item)


def take(queue) -> None:
    print("got an item of", len(queue.get()))


def main() -> None:
    queue = Queue()
    killed = Process(target=put, args=(queue, "x" * 1_000_000))
    killed.start()
    while queue.empty():  # until the first bytes are in the pipe
        time.sleep(0.01)
    killed.kill()
    killed.join()

    writer = Process(target=put, args=(queue, "hello"))
    reader = Process(target=take, args=(queue,))
    for process, name in ((writer, "writer"), (reader, "reader")):
        process.start()
        process.join(timeout=0.3)
        print(name, "hangs:", process.is_alive())
    for process in (writer, reader):
        process.terminate()
        process.join()


if __name__ == "__main__":
    main()
