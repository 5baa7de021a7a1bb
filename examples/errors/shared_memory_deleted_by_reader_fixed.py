# /// script
# requires-python = ">=3.13"
# [tool.mpguide]
# ///
"""Let a second program read a block without feeling responsible for it."""

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
    SharedMemory(block.name).close()
    print("the block is still there")
    block.close()
    block.unlink()


def read(name: str) -> None:
    block = SharedMemory(name, track=False)
    print("the reader sees", bytes(block.buf))
    block.close()


if __name__ == "__main__":
    read(sys.argv[1]) if sys.argv[1:] else write()
