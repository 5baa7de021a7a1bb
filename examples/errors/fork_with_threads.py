# /// script
# requires-python = ">=3.12"
# [tool.mpguide]
# start-methods = ["fork"]
# mask = ['<stdlib>[^"]*:(\d+)', 'pid=(\d+)']
# ///
"""Fork a child while another thread of the parent runs."""

import warnings
from multiprocessing import Process
from threading import Event, Thread


def greet() -> None:
    print("hello from the child")


if __name__ == "__main__":
    warnings.simplefilter("always")  # the default hides this warning
    stop = Event()
    thread = Thread(target=stop.wait)
    thread.start()
    process = Process(target=greet)
    process.start()
    process.join()
    stop.set()
    thread.join()
