# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Release the slice of a block before the block is closed."""

from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    block = SharedMemory(create=True, size=8)
    try:
        with block.buf[:4] as header:
            header[:] = b"RIFF"
            print(bytes(header))
    finally:
        block.unlink()
        block.close()


if __name__ == "__main__":
    main()
