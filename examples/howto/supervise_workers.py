# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# timeout = 60
# ///
"""Keep a worker running: restart it when it dies, up to a limit."""

import os
import signal
import sys
import time
from multiprocessing import Process, active_children, parent_process
from multiprocessing.connection import wait

stop_signal = 0


def note(number, _frame) -> None:
    global stop_signal
    stop_signal = number


def run(service, start: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the supervisor decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if start > 1:
        time.sleep(0.02 * 2**start)  # no rush
    print(f"{service.__name__}: start {start}", flush=True)
    service(start)


def mail(start: int) -> None:
    """Fail twice, then work until somebody stops the supervisor."""
    if start == 1:
        sys.exit(3)
    if start == 2:
        os.kill(os.getpid(), signal.SIGKILL)
    os.kill(parent_process().pid, signal.SIGTERM)  # somebody stops it
    while True:
        time.sleep(0.05)  # stands for work


def news(_start: int) -> None:
    sys.exit(1)


def supervise(services: list, restarts: int) -> None:
    running = {}

    def start(service, number: int) -> None:
        process = Process(target=run, args=(service, number))
        process.start()
        running[process.sentinel] = process, service, number

    try:
        for service in services:
            start(service, 1)
        while running and not stop_signal:
            for sentinel in wait(running, 0.2):
                process, service, number = running.pop(sentinel)
                process.join()
                print(f"{service.__name__}: ended, {process.exitcode}")
                if number > restarts:
                    sys.exit(f"{service.__name__} dies again and again")
                start(service, number + 1)
    finally:
        children = active_children()
        for child in children:
            child.terminate()
        for child in children:
            child.join(20)
            child.kill()  # if it did not listen
            child.join()


def main() -> None:
    signal.signal(signal.SIGINT, note)
    signal.signal(signal.SIGTERM, note)
    for service in (news, mail):
        try:
            supervise([service], restarts=2)
            print("stopped by signal", stop_signal)
        except SystemExit as error:
            print(error)
    print("left:", len(active_children()))


if __name__ == "__main__":
    main()
