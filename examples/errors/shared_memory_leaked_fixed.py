# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Create a block of shared memory, and delete it whatever happens."""

from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    block = SharedMemory(create=True, size=5)
    try:
        block.buf[:] = b"hello"
        print(bytes(block.buf))
    finally:
        block.unlink()
        block.close()


if __name__ == "__main__":
    main()
