# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Read from a negative exit code which signal ended a process."""

import os
import signal
import sys
import time
from multiprocessing import Process

sys.tracebacklimit = 0  # print errors without their traceback


def die(number: int) -> None:
    os.kill(os.getpid(), number)


def fail() -> None:
    raise ValueError("the file is empty")


def show(process: Process) -> None:
    code = process.exitcode
    name = signal.Signals(-code).name if code and code < 0 else "no signal"
    print(f"{process.name}: {code}, {name}")


def main() -> None:
    sleeper = Process(target=time.sleep, args=(60,), name="sleeper")
    sleeper.start()
    show(sleeper)
    sleeper.terminate()
    killed = Process(target=die, args=(signal.SIGKILL,), name="killed")
    crashed = Process(target=die, args=(signal.SIGSEGV,), name="crashed")
    failed = Process(target=fail, name="failed")
    for process in (killed, crashed, failed):
        process.start()
    for process in (sleeper, killed, crashed, failed):
        process.join()
        show(process)


if __name__ == "__main__":
    main()
