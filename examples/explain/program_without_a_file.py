# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# ///
"""Give Python a program by -c and on standard input, under fork and spawn."""

import subprocess
import sys

PROGRAM = """
from multiprocessing import get_context

def work():
    print("hello from the child")

if __name__ == "__main__":
    child = get_context("METHOD").Process(target=work)
    child.start()
    child.join()
"""


def main() -> None:
    for method in ("fork", "spawn"):
        program = PROGRAM.replace("METHOD", method)
        for place, arguments in (
            ("-c", ["-c", program]),
            ("standard input", ["-"]),
        ):
            command = [sys.executable, *arguments]
            done = subprocess.run(
                command, input=program, capture_output=True, text=True
            )
            last_line = (done.stdout + done.stderr).splitlines()[-1]
            print(f"{method}, {place}: {last_line.split(':')[0]}")


if __name__ == "__main__":
    main()
