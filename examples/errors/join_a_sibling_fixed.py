# /// script
# [tool.mpguide]
# ///
"""Let one child wait for the other by an event."""

import sys
from multiprocessing import Event, Process


def lay_bricks(wall_stands) -> None:
    print("the wall stands")
    wall_stands.set()


def paint(wall_stands) -> None:
    wall_stands.wait()
    print("the wall is blue")


if __name__ == "__main__":
    wall_stands = Event()
    mason = Process(target=lay_bricks, args=(wall_stands,))
    mason.start()
    painter = Process(target=paint, args=(wall_stands,))
    painter.start()
    mason.join()
    painter.join()
    sys.exit(painter.exitcode)
