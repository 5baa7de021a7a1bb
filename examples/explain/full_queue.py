"""Put three items into a queue that holds two."""

from multiprocessing import Queue
from queue import Full


def main() -> None:
    queue = Queue(maxsize=2)
    for item in "abc":
        try:
            queue.put(item, block=False)  # an error instead of waiting
            print("put", item)
        except Full:
            print("no room for", item)
    print("got", queue.get())
    queue.put("c", block=False)
    print("put c")
    print("got", queue.get(), queue.get())


if __name__ == "__main__":
    main()
