# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux"]
# ///
"""Make the block first: then a forked worker has the resource tracker of the main process."""

from multiprocessing import get_context
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path


def read(name: str) -> bytes:
    block = SharedMemory(name)
    try:
        return bytes(block.buf)
    finally:
        block.close()


def main() -> None:
    block = SharedMemory(create=True, size=5)
    try:
        with get_context("fork").Pool(1) as pool:
            block.buf[:] = b"hello"
            print("the worker sees", pool.apply(read, (block.name,)))
            pool.close()
            pool.join()
        print("still there:", Path("/dev/shm", block.name).exists())
    finally:
        block.unlink()
        block.close()


if __name__ == "__main__":
    main()
