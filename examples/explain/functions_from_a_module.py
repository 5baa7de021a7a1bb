# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Use multiprocessing from python -c, with a function that stands in a module."""

import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

MODULE = "def double(number): return 2 * number"
COMMAND = """
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from my_functions import double

with ProcessPoolExecutor(1, get_context("spawn")) as executor:
    print(executor.submit(double, 21).result())
"""


def main() -> None:
    with TemporaryDirectory() as folder:
        Path(folder, "my_functions.py").write_text(MODULE)
        subprocess.run([sys.executable, "-c", COMMAND], cwd=folder, check=True)


if __name__ == "__main__":
    main()
