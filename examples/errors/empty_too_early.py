# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Read a queue until it is empty, while somebody still fills it."""

from multiprocessing import Event, Process, Queue


def produce(queue, gave_up) -> None:
    queue.put("first")
    gave_up.wait()  # stands for a producer that needs a while
    queue.put("second")


def main() -> None:
    queue = Queue()
    gave_up = Event()
    producer = Process(target=produce, args=(queue, gave_up))
    producer.start()
    print("got", queue.get())
    while not queue.empty():
        print("got", queue.get())
    print("that was all?")
    gave_up.set()
    producer.join()


if __name__ == "__main__":
    main()
