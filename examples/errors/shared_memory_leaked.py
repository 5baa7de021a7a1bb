# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# mask = ['psm_([0-9a-f]+)', 'py:(\d+): UserWarning']
# ///
"""Create a block of shared memory and close it, but never delete it."""

from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    block = SharedMemory(create=True, size=5)
    block.buf[:] = b"hello"
    print(bytes(block.buf))
    block.close()


if __name__ == "__main__":
    main()
