# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Take a Lock in one process and release it in another one."""

from multiprocessing import Lock, Process


def finish(lock) -> None:
    lock.release()


def main() -> None:
    lock = Lock()
    lock.acquire()
    process = Process(target=finish, args=(lock,))
    process.start()
    process.join()
    print("free again?", lock.acquire(block=False))


if __name__ == "__main__":
    main()
