# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux"]
# mask = ['_(\d+)', 'py:(\d+): UserWarning']
# ///
"""Kill a program, but not its resource tracker: that deletes the block."""

import os
import signal
import subprocess
import sys
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path


def crash() -> None:
    block = SharedMemory(f"frame_{os.getpid()}", create=True, size=8)
    print(block.name, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)


def main() -> None:
    command = [sys.executable, __file__, "crash"]
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True)
    name = done.stdout.strip()
    print(
        "exit status",
        done.returncode,
        "and left:",
        Path("/dev/shm", name).exists(),
    )


if __name__ == "__main__":
    crash() if sys.argv[1:] else main()
