# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Let the process that needs a block longest create it and delete it."""

from multiprocessing import Process
from multiprocessing.shared_memory import SharedMemory


def measure(name: str) -> None:
    block = SharedMemory(name)
    block.buf[:3] = bytes([20, 21, 19])
    block.close()


def main() -> None:
    block = SharedMemory(create=True, size=3)
    process = Process(target=measure, args=(block.name,))
    process.start()
    process.join()
    print(list(block.buf[:3]))
    block.close()
    block.unlink()


if __name__ == "__main__":
    main()
