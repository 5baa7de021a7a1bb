# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux"]
# ///
"""Kill a program with all its processes: its block stays, until you delete it."""

import os
import signal
import subprocess
import sys
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path


def crash() -> None:
    block = SharedMemory(f"frame_{os.getpid()}", create=True, size=8)
    print(block.name, flush=True)
    os.killpg(0, signal.SIGKILL)  # this process and its resource tracker


def main() -> None:
    command = [sys.executable, __file__, "crash"]
    done = subprocess.run(
        command, stdout=subprocess.PIPE, text=True, start_new_session=True
    )
    name = done.stdout.strip()
    print(
        "exit status",
        done.returncode,
        "and left:",
        Path("/dev/shm", name).exists(),
    )
    stale = SharedMemory(name)
    stale.close()
    stale.unlink()
    print("still there:", Path("/dev/shm", name).exists())


if __name__ == "__main__":
    crash() if sys.argv[1:] else main()
