# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Main ignores SIGTERM, so its child does too, and terminate() does not end it."""

import signal
from multiprocessing import Event, Process


def work(ready, go_home) -> None:
    print(
        "ignores SIGTERM:", signal.getsignal(signal.SIGTERM) == signal.SIG_IGN
    )
    ready.set()
    go_home.wait()


def main() -> None:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    ready, go_home = Event(), Event()
    child = Process(target=work, args=(ready, go_home))
    child.start()
    ready.wait()
    child.terminate()
    child.join(timeout=0.3)
    print("alive after terminate():", child.is_alive())
    go_home.set()
    child.join()
    print("exit code:", child.exitcode)


if __name__ == "__main__":
    main()
