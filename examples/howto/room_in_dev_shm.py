# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux"]
# ///
"""Share memory through a file where /dev/shm is too small."""

import mmap
import os
import shutil
import tempfile
from multiprocessing import Process
from pathlib import Path

MB = 1_000_000


def folder_with_room(size: int, shm: str = "/dev/shm") -> str:
    try:
        if shutil.disk_usage(shm).free > size:
            return shm
    except OSError:
        pass  # there is none
    return tempfile.gettempdir()


def write_greeting(path: Path) -> None:
    with path.open("r+b") as file, mmap.mmap(file.fileno(), 0) as memory:
        memory[:5] = b"hello"


def share(size: int) -> bytes:
    with tempfile.TemporaryDirectory(dir=folder_with_room(size)) as folder:
        path = Path(folder, "block")
        with path.open("w+b") as file:
            os.posix_fallocate(file.fileno(), 0, size)  # or OSError, now
            with mmap.mmap(file.fileno(), size) as memory:
                process = Process(target=write_greeting, args=(path,))
                process.start()
                process.join()
                return memory[:5]


def main() -> None:
    total = shutil.disk_usage("/dev/shm").total
    print("small block:", Path(folder_with_room(MB)), share(MB))
    print(
        "too large a block goes elsewhere:",
        folder_with_room(total) != "/dev/shm",
    )


if __name__ == "__main__":
    main()
