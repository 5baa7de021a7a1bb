# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = "SIGBUS"
# platforms = ["linux"]
# mask = ['py:(\d+): UserWarning', 'psm_([0-9a-f]+)']
# ///
"""Write to a block that has no memory behind it: the process dies."""

import os
from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    block = SharedMemory(create=True, size=8)
    os.truncate(f"/dev/shm/{block.name}", 0)  # takes the memory away
    print("writing")
    block.buf[0] = 1
    print("written")


if __name__ == "__main__":
    main()
