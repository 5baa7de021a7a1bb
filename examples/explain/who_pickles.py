"""See which thread pickles an object that is put into a queue."""

from multiprocessing import Queue
from threading import current_thread


class Item:
    def __reduce__(self):  # what pickle asks for
        print("pickled by", current_thread().name)
        return rebuild, ("an item",)


def rebuild(text) -> str:
    print("unpickled by", current_thread().name)
    return text


def main() -> None:
    queue = Queue()
    queue.put(Item())
    print("got", queue.get())


if __name__ == "__main__":
    main()
