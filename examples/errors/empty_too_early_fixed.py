# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Read a queue until the producer says that it is done."""

from multiprocessing import Process, Queue

DONE = None


def produce(queue) -> None:
    for item in ("first", "second"):
        queue.put(item)
    queue.put(DONE)


def main() -> None:
    queue = Queue()
    producer = Process(target=produce, args=(queue,))
    producer.start()
    while (item := queue.get()) is not DONE:
        print("got", item)
    print("that was all")
    producer.join()


if __name__ == "__main__":
    main()
