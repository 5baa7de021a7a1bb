# /// script
# [tool.mpguide]
# start-methods = ["fork"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Let one child ask whether the other is still alive."""

import sys
from multiprocessing import Process


def lay_bricks() -> None:
    print("the wall stands")


def paint(mason: Process) -> None:
    if not mason.is_alive():
        print("the wall is blue")


if __name__ == "__main__":
    mason = Process(target=lay_bricks)
    mason.start()
    mason.join()
    painter = Process(target=paint, args=(mason,))
    painter.start()
    painter.join()
    sys.exit(painter.exitcode)
