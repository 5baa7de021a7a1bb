# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux"]
# ///
"""Create a block that is larger than all shared memory there is: no error yet."""

import shutil
from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    size = shutil.disk_usage("/dev/shm").total * 2
    block = SharedMemory(create=True, size=size)
    print("as large as asked for:", block.size >= size)
    block.close()
    block.unlink()


if __name__ == "__main__":
    main()
