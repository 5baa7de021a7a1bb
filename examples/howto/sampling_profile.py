# /// script
# requires-python = ">=3.15"
# [tool.mpguide]
# platforms = ["linux"]
# ///
"""Ask for the stack of a worker from outside, with profiling.sampling."""

import subprocess
import sys
from multiprocessing import Condition, Process


def wait_for_the_bus(bus) -> None:
    with bus:
        bus.notify()  # main goes on when this process waits
        bus.wait()


def main() -> None:
    bus = Condition()
    process = Process(target=wait_for_the_bus, args=(bus,))
    with bus:
        process.start()
        bus.wait()
    command = ["-m", "profiling.sampling", "dump"]
    command += ["--blocking", str(process.pid)]
    stack = subprocess.run(
        [sys.executable, *command], capture_output=True, text=True, check=True
    ).stdout
    _, found, rest = stack.partition("in wait_for_the_bus\n")
    print(found.strip())
    print(rest.splitlines()[0])
    with bus:
        bus.notify()
    process.join()


if __name__ == "__main__":
    main()
