"""Take the item out of the queue, then join."""

from multiprocessing import Process, Queue


def read_book(queue):
    queue.put("It was a dark and stormy night. " * 10_000)


def main() -> None:
    queue = Queue()
    reader = Process(target=read_book, args=(queue,))
    reader.start()
    book = queue.get()
    reader.join()
    print("a book of", len(book), "letters")


if __name__ == "__main__":
    main()
