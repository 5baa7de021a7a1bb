# /// script
# [tool.mpguide]
# start-methods = ["fork", "spawn"]
# platforms = ["linux"]
# ///
"""Ask the Linux kernel to kill a child when its parent ends."""

import ctypes
import os
import signal
import time
from multiprocessing import Pipe, Process, parent_process

PR_SET_PDEATHSIG = 1  # from <sys/prctl.h>


def end_with_the_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent_process().pid:
        os._exit(1)  # it has already ended


def work(pipe) -> None:
    end_with_the_parent()
    pipe.send("the child works")
    time.sleep(60)


def parent(pipe) -> None:
    Process(target=work, args=(pipe,)).start()
    time.sleep(60)


def main() -> None:
    reader, writer = Pipe(duplex=False)
    process = Process(target=parent, args=(writer,))
    process.start()
    writer.close()
    print(reader.recv())
    process.kill()
    try:
        reader.recv()  # EOFError as soon as nobody has the other end any more
    except EOFError:
        print("parent and child are gone")
    process.join()


if __name__ == "__main__":
    main()
