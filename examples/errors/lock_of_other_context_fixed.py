# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Make the lock and the process with the same context."""

from multiprocessing import get_context


def greet(lock):
    with lock:
        print("hello")


def main() -> None:
    context = get_context("spawn")
    lock = context.Lock()
    process = context.Process(target=greet, args=(lock,))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
