# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Let a child read a block: it has the same resource tracker as its parent."""

from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory


def read(name: str) -> None:
    block = SharedMemory(name)
    print("the reader sees", bytes(block.buf))
    block.close()


def main() -> None:
    block = SharedMemory(create=True, size=5)
    block.buf[:] = b"hello"
    process = Process(target=read, args=(block.name,))
    process.start()
    process.join()
    SharedMemory(block.name).close()
    print("the block is still there")
    block.close()
    block.unlink()


if __name__ == "__main__":
    main()
