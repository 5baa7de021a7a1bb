# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# hangs = true
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""A child fails between acquire() and release() of a manager's lock."""

from multiprocessing import Manager, Process


def borrow(lock, books):
    lock.acquire()
    books.remove("Emma")
    lock.release()


def main() -> None:
    with Manager() as manager:
        lock, books = manager.Lock(), manager.list(["Ulysses"])
        reader = Process(target=borrow, args=(lock, books))
        reader.start()
        reader.join()
        lock.acquire()
        print("left:", list(books))


if __name__ == "__main__":
    main()
