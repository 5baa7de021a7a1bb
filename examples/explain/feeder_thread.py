"""See the thread that a queue starts at the first put."""

from multiprocessing import Process, Queue
from threading import enumerate as all_threads


def child(queue) -> None:
    print("before put:", *[thread.name for thread in all_threads()])
    queue.put("hello")
    print("after put:", *[thread.name for thread in all_threads()])


def main() -> None:
    queue = Queue()
    process = Process(target=child, args=(queue,))
    process.start()
    print("got", queue.get())
    process.join()


if __name__ == "__main__":
    main()
