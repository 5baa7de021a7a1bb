# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux"]
# ///
"""Reserve the memory of a block at once: too large a block is an error, not a dead process."""

import os
import shutil
from multiprocessing.shared_memory import SharedMemory


def reserve(size: int) -> SharedMemory:
    block = SharedMemory(create=True, size=size)
    try:
        with open(f"/dev/shm/{block.name}", "r+b") as file:
            os.posix_fallocate(file.fileno(), 0, size)
    except OSError:
        block.close()
        block.unlink()
        raise
    return block


def main() -> None:
    total = shutil.disk_usage("/dev/shm").total
    try:
        reserve(2 * total)
    except OSError as error:
        print(f"OSError: {error}")
    block = reserve(1024)
    block.buf[0] = 1
    print("written")
    block.close()
    block.unlink()


if __name__ == "__main__":
    main()
