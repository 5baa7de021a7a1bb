# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# mask = ['File "<stdlib>[^"]*", line (\d+)', '0x[0-9a-f]+', '\[python[\d.]*\]']
# platforms = ["linux"]
# ///
"""A child that is not done after a second says where it is, and ends."""

import faulthandler
from multiprocessing import Event, Process


def dance(music):
    faulthandler.dump_traceback_later(1, exit=True)
    music.wait()
    faulthandler.cancel_dump_traceback_later()


def main() -> None:
    music = Event()
    dancer = Process(target=dance, args=(music,))
    dancer.start()
    dancer.join()
    print("exit code", dancer.exitcode)


if __name__ == "__main__":
    main()
