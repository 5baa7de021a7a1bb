# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)', '0x([0-9a-f]+)']
# ///
"""Close a block of shared memory while a slice of it is still in use."""

from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    block = SharedMemory(create=True, size=8)
    try:
        header = block.buf[:4]
        header[:] = b"RIFF"
        block.close()
    finally:
        block.unlink()


if __name__ == "__main__":
    main()
