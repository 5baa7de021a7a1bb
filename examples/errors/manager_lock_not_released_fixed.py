# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""The end of a with block releases the lock, also after an exception."""

from multiprocessing import Manager, Process


def borrow(lock, books):
    with lock:
        books.remove("Emma")


def main() -> None:
    with Manager() as manager:
        lock, books = manager.Lock(), manager.list(["Ulysses"])
        reader = Process(target=borrow, args=(lock, books))
        reader.start()
        reader.join()
        with lock:
            print("left:", list(books))


if __name__ == "__main__":
    main()
