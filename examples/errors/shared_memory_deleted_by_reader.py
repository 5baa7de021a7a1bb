# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)', 'psm_([0-9a-f]+)', 'py:(\d+): UserWarning']
# ///
"""Let a second program read a block: when it ends, the block is gone."""

import subprocess
import sys
from multiprocessing.shared_memory import SharedMemory


def write() -> None:
    block = SharedMemory(create=True, size=5)
    block.buf[:] = b"hello"
    command = [sys.executable, __file__, block.name]
    print(
        subprocess.run(
            command, stdout=subprocess.PIPE, text=True
        ).stdout.strip()
    )
    SharedMemory(block.name)  # the block that this process has made


def read(name: str) -> None:
    block = SharedMemory(name)
    print("the reader sees", bytes(block.buf))
    block.close()


if __name__ == "__main__":
    read(sys.argv[1]) if sys.argv[1:] else write()
