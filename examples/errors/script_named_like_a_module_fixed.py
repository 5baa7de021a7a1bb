# /// script
# [tool.mpguide]
# ///
"""Give a script a name of its own."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAM = """
from multiprocessing import Process, Queue

def square(number, results):
    results.put(number * number)

if __name__ == "__main__":
    results = Queue()
    process = Process(target=square, args=(12, results))
    process.start()
    print(results.get())
    process.join()
"""

if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        file = Path(folder, "square.py")
        file.write_text(PROGRAM)
        done = subprocess.run([sys.executable, file])
    sys.exit(done.returncode)
