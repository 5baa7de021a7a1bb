# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# platforms = ["linux"]
# timeout = 60
# ///
"""Attach the debugger to a worker that does not come to an end, and end it."""

import subprocess
import sys
from multiprocessing import Process
from multiprocessing.sharedctypes import RawValue

COMMANDS = """\
p number
p steps.value > 0
number = 0
"""


def search(steps) -> None:
    number = 7
    while number:
        number = number * number % 6  # 7, 1, 1, 1, ...: never 0
        steps.value += 1


def main() -> None:
    steps = RawValue("Q")
    process = Process(target=search, args=(steps,))
    process.start()
    while not steps.value:
        pass  # until it is in the loop
    command = [sys.executable, "-m", "pdb", "-p", str(process.pid)]
    done = subprocess.run(
        command, input=COMMANDS, capture_output=True, text=True, check=True
    )
    for line in done.stdout.splitlines():
        if "(Pdb)" in line:
            print(line)
    process.join()
    print("exit code", process.exitcode)


if __name__ == "__main__":
    main()
