# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# ///
"""Start a thread that is no daemon in another interpreter."""

from concurrent import interpreters
from threading import Thread


def keep_watch(daemon: bool) -> None:
    thread = Thread(target=print, args=("on watch",), daemon=daemon)
    thread.start()
    thread.join()


if __name__ == "__main__":
    interpreter = interpreters.create()
    interpreter.call(keep_watch, False)
    interpreter.close()
