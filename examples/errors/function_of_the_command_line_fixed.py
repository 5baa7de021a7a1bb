# /// script
# [tool.mpguide]
# ///
"""Put the function into a module, and import it on the command line or in the prompt."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

MODULE = """
def greet():
    print("hello from the child")
"""
PROGRAM = """
import multiprocessing, sys
from greetings import greet

multiprocessing.set_start_method("spawn")
process = multiprocessing.Process(target=greet)
process.start()
process.join()
sys.exit(process.exitcode)
"""

if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        Path(folder, "greetings.py").write_text(MODULE)
        done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=folder)
    sys.exit(done.returncode)
