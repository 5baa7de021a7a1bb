# /// script
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)', 'tracker_fd=(\d+), pipe_handle=(\d+)']
# ///
"""Define a function where no file holds it: on the command line, as in the interactive prompt."""

import subprocess
import sys

PROGRAM = """
import multiprocessing, sys

def greet():
    print("hello from the child")

multiprocessing.set_start_method("spawn")
process = multiprocessing.Process(target=greet)
process.start()
process.join()
sys.exit(process.exitcode)
"""

if __name__ == "__main__":
    done = subprocess.run([sys.executable, "-c", PROGRAM])
    sys.exit(done.returncode)
