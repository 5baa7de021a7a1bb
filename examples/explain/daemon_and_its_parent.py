# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Does a daemonic child end with its parent? It depends on how the parent ends."""

import os
import signal
from multiprocessing import Pipe, Process

ways = {
    "returns": lambda: None,
    "is terminated": lambda: os.kill(os.getpid(), signal.SIGTERM),
    "is killed": lambda: os.kill(os.getpid(), signal.SIGKILL),
}


def answer(pipe) -> None:
    while (message := pipe.recv()) != "stop":
        pipe.send(message)


def parent(way, pipe) -> None:
    Process(target=answer, args=(pipe,), daemon=True).start()
    ways[way]()


def main() -> None:
    for way in ways:
        ours, theirs = Pipe()
        ours.send("hello")
        process = Process(target=parent, args=(way, theirs))
        process.start()
        theirs.close()
        process.join()
        try:
            ours.recv()
            ours.send("are you there?")
            print(f"parent {way}: the daemon lives on,", ours.recv())
            ours.send("stop")
        except (EOFError, ConnectionError):
            print(f"parent {way}: the daemon is gone")


if __name__ == "__main__":
    main()
