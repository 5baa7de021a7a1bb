# /// script
# [tool.mpguide]
# ///
"""Start a child by another method than fork while another thread runs."""

import warnings
from multiprocessing import get_context
from threading import Event, Thread


def greet() -> None:
    print("hello from the child")


if __name__ == "__main__":
    warnings.simplefilter("always")
    stop = Event()
    thread = Thread(target=stop.wait)
    thread.start()
    process = get_context("spawn").Process(target=greet)
    process.start()
    process.join()
    stop.set()
    thread.join()
