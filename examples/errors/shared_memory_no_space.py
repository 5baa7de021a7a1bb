# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# platforms = ["linux"]
# ///
"""Reserve the memory of a block at once: too large a block is an error, not a dead process."""

import os
import shutil
from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    size = shutil.disk_usage("/dev/shm").total * 2
    block = SharedMemory(create=True, size=size)
    try:
        with open(f"/dev/shm/{block.name}", "r+b") as file:
            os.posix_fallocate(file.fileno(), 0, size)
    finally:
        block.close()
        block.unlink()


if __name__ == "__main__":
    main()
