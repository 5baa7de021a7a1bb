# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# ///
"""Release a lock in a finally block although it was never taken."""

from multiprocessing import Lock


def main() -> None:
    lock = Lock()
    lock.acquire()
    try:
        print("counting sheep")
        lock.release()
    finally:
        lock.release()


if __name__ == "__main__":
    main()
