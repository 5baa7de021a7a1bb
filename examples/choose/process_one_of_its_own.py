"""Start a process that never ends by itself, end it from outside, and ask how it ended."""

from multiprocessing import Event, Process
from time import sleep


def watch(ready) -> None:
    ready.set()
    while True:
        sleep(0.1)  # and look at something


def main() -> None:
    ready = Event()
    watcher = Process(target=watch, args=(ready,), name="watcher")
    watcher.start()
    ready.wait()
    print(watcher.name, "is alive:", watcher.is_alive())
    watcher.terminate()
    watcher.join()
    print(watcher.name, "ended with exit code", watcher.exitcode)


if __name__ == "__main__":
    main()
