# /// script
# [tool.mpguide]
# ///
"""Write the program to a file, and run the file."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

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
    with TemporaryDirectory() as folder:
        file = Path(folder, "greet.py")
        file.write_text(PROGRAM)
        done = subprocess.run([sys.executable, file])
    sys.exit(done.returncode)
