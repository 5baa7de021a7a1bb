# /// script
# [tool.mpguide]
# start-methods = ["fork"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Let one child wait for the other by joining it."""

import sys
from multiprocessing import Process


def lay_bricks() -> None:
    print("the wall stands")


def paint(mason: Process) -> None:
    mason.join()
    print("the wall is blue")


if __name__ == "__main__":
    mason = Process(target=lay_bricks)
    mason.start()
    painter = Process(target=paint, args=(mason,))
    painter.start()
    mason.join()
    painter.join()
    sys.exit(painter.exitcode)
