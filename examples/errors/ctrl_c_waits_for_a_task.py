# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# hangs = true
# ///
"""After Ctrl-C the end of the block waits for a task that never ends."""

import signal
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event


def set_up(event):
    global closing_time
    closing_time = event
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def serve():
    closing_time.wait()


def main() -> None:
    event = Event()
    with ProcessPoolExecutor(1, initializer=set_up, initargs=(event,)) as pool:
        guest = pool.submit(serve)
        print("open, press Ctrl-C to close")
        signal.raise_signal(signal.SIGINT)  # stands for Ctrl-C
        guest.result()


if __name__ == "__main__":
    main()
