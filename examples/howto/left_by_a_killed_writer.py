# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Kill a process that has written in many ways, and look for what is left."""

import os
import signal
import tempfile
from multiprocessing import Lock, Manager, Pipe, Process, Value
from multiprocessing.shared_memory import SharedMemory
from pathlib import Path


def write(value, block, shared, writer, path, lock) -> None:
    value.value = 7
    block.buf[0] = 7
    shared["number"] = 7
    writer.send(7)
    flushed = path.with_suffix(".flushed").open("w")
    flushed.write("7")
    flushed.flush()
    unflushed = path.open("w")
    unflushed.write("7")
    lock.acquire()
    os.kill(os.getpid(), signal.SIGKILL)  # as the out-of-memory killer does


def main() -> None:
    value, lock, block = Value("i"), Lock(), SharedMemory(create=True, size=1)
    reader, writer = Pipe(duplex=False)
    with Manager() as manager, tempfile.TemporaryDirectory() as folder:
        shared, path = manager.dict(), Path(folder, "number")
        process = Process(
            target=write, args=(value, block, shared, writer, path, lock)
        )
        process.start()
        process.join()
        print("exit code:", process.exitcode)
        print("Value:", value.value)
        print("SharedMemory:", block.buf[0])
        print("Manager:", shared["number"])
        print("Pipe:", reader.recv())
        print("file, flushed:", path.with_suffix(".flushed").read_text())
        print("file:", path.read_text() or "nothing")
    print("lock is free:", lock.acquire(block=False))
    block.close()
    block.unlink()


if __name__ == "__main__":
    main()
