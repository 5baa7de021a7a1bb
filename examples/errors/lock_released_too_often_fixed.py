# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Let a with statement release the lock, exactly once."""

from multiprocessing import Lock


def main() -> None:
    lock = Lock()
    with lock:
        print("counting sheep")
    print("free again?", lock.acquire(block=False))


if __name__ == "__main__":
    main()
