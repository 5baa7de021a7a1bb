# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# stderr = "ignore"
# ///
"""Put an object that cannot be pickled into a queue, then one that can."""

from multiprocessing import Queue


def main() -> None:
    queue = Queue()
    queue.put(lambda: "hello")
    print("put has returned")
    queue.put("the next item")
    print("got", queue.get())


if __name__ == "__main__":
    main()
