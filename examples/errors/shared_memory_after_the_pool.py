# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)', 'py:(\d+): UserWarning', 'psm_([0-9a-f]+)']
# ///
"""Make a block when the worker that will read it has been forked already."""

from multiprocessing import get_context
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path
from time import sleep


def read(name: str) -> bytes:
    block = SharedMemory(name)
    try:
        return bytes(block.buf)
    finally:
        block.close()


def main() -> None:
    with get_context("fork").Pool(1) as pool:
        block = SharedMemory(create=True, size=5)
        block.buf[:] = b"hello"
        print("the worker sees", pool.apply(read, (block.name,)))
        pool.close()
        pool.join()
    while Path("/dev/shm", block.name).exists():
        sleep(0.01)  # until the worker's resource tracker has deleted it
    SharedMemory(block.name)


if __name__ == "__main__":
    main()
