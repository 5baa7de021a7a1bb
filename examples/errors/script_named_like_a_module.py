# /// script
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['<tmp>/(\w+)/', 'File "<stdlib>[^"]*", line (\d+)']
# ///
"""Give a script the name of the module that it imports."""

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
        file = Path(folder, "queue.py")
        file.write_text(PROGRAM)
        done = subprocess.run([sys.executable, file])
    sys.exit(done.returncode)
