# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""After Ctrl-C the main process tells its task to stop."""

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
        try:
            signal.raise_signal(signal.SIGINT)  # stands for Ctrl-C
            guest.result()
        except KeyboardInterrupt:
            event.set()
    print("closed")


if __name__ == "__main__":
    main()
