# /// script
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# ///
"""Feed a program to Python on its standard input, under each start method."""

import subprocess
import sys

PROGRAM = """
import multiprocessing, sys

def greet():
    print("hello from the child", flush=True)

if __name__ == "__main__":
    process = multiprocessing.get_context("{}").Process(target=greet)
    process.start()
    process.join()
    sys.exit(process.exitcode)
"""

if __name__ == "__main__":
    for method in ("fork", "spawn", "forkserver"):
        program = PROGRAM.format(method)
        done = subprocess.run(
            [sys.executable, "-"],
            input=program,
            text=True,
            capture_output=True,
        )
        print(
            f"{method}: exit status {done.returncode}, output {done.stdout!r}"
        )
