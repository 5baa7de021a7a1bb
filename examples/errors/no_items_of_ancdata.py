# /// script
# [tool.mpguide]
# start-methods = ["fork", "forkserver"]
# platforms = ["linux"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Receive a connection in a process that may open only two more files."""

import os
import resource
import sys
from multiprocessing import Pipe, Process


def leave_room_for(files: int) -> None:
    opened = [os.open(os.devnull, os.O_RDONLY) for _ in range(files + 1)]
    resource.setrlimit(resource.RLIMIT_NOFILE, (opened[-1], opened[-1]))
    for number in opened:
        os.close(number)


def receive(pipe) -> None:
    leave_room_for(2)
    print(pipe.recv().recv())


if __name__ == "__main__":
    here, there = Pipe()
    one_end, other_end = Pipe()
    process = Process(target=receive, args=(there,))
    process.start()
    here.send(other_end)
    one_end.send("hello through the second pipe")
    process.join()
    sys.exit(process.exitcode)
