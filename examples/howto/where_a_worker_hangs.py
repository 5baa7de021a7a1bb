# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Ask a worker that hangs for its stack, by a signal."""

import faulthandler
import linecache
import os
import re
import signal
from multiprocessing import Condition, Process
from pathlib import Path
from tempfile import TemporaryDirectory


def wait_for_the_bus(bus) -> None:
    with bus:
        bus.notify()  # main goes on when this process waits
        bus.wait()


def worker(folder: Path, bus) -> None:
    with (folder / f"{os.getpid()}.txt").open("w") as file:
        faulthandler.register(signal.SIGUSR1, file=file)
        wait_for_the_bus(bus)


def main() -> None:
    bus = Condition()
    with TemporaryDirectory() as name:
        process = Process(target=worker, args=(Path(name), bus))
        with bus:
            process.start()
            bus.wait()
        os.kill(process.pid, signal.SIGUSR1)  # in a shell: kill -USR1 PID
        file = Path(name, f"{process.pid}.txt")
        while "in worker\n" not in file.read_text():
            pass  # until the stack is written
        with bus:
            bus.notify()
        process.join()
        print("it hung in:")
        here = r"line (\d+) in (wait_for_the_bus|worker)\n"
        for number, name in re.findall(here, file.read_text()):
            print(f"{name}:", linecache.getline(__file__, int(number)).strip())


if __name__ == "__main__":
    main()
