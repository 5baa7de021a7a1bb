# /// script
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = [
#     'File "<stdlib>[^"]*", line (\d+)',
#     'File "<frozen runpy>", line (\d+)',
#     'tracker_fd=(\d+), pipe_handle=(\d+)',
# ]
# ///
"""Feed a program to Python on its standard input; its child looks for a file."""

import subprocess
import sys

PROGRAM = """
import multiprocessing, sys

def greet():
    print("hello from the child")

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    process = multiprocessing.Process(target=greet)
    process.start()
    process.join()
    sys.exit(process.exitcode)
"""

if __name__ == "__main__":
    done = subprocess.run([sys.executable, "-"], input=PROGRAM, text=True)
    sys.exit(done.returncode)
