# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)', 'frame_(\d+)']
# ///
"""Create a block of shared memory under a name that is taken."""

import os
from multiprocessing.shared_memory import SharedMemory


def main() -> None:
    name = f"frame_{os.getpid()}"
    first = SharedMemory(name, create=True, size=8)
    try:
        SharedMemory(name, create=True, size=8)
    finally:
        first.close()
        first.unlink()


if __name__ == "__main__":
    main()
