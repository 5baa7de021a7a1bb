# /// script
# requires-python = ">=3.11"
# dependencies = ["pytest", "coverage"]
# [tool.mpguide]
# platforms = ["linux", "macos"]
# timeout = 120
# ///
"""Measure the coverage of code that runs in child processes."""

import multiprocessing
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAM = """
from multiprocessing import get_context

def work(number):
    if number > 0:
        print("positive")

if __name__ == "__main__":
    process = get_context("METHOD").Process(target=work, args=(1,))
    process.start()
    process.join()
"""
SETTINGS = """
[run]
parallel = true
source = .
"""


def coverage(*arguments: str) -> str:
    command = [sys.executable, "-m", "coverage", *arguments]
    return subprocess.run(
        command, check=True, capture_output=True, text=True
    ).stdout


def main() -> None:
    method = multiprocessing.get_start_method()
    with TemporaryDirectory() as folder, chdir(folder):
        Path("program.py").write_text(PROGRAM.replace("METHOD", method))
        for more in "", "concurrency = multiprocessing", "patch = subprocess":
            Path(".coveragerc").write_text(SETTINGS + more)
            coverage("run", "program.py")
            coverage("combine")
            print(more or "nothing more:")
            print(coverage("report", "--show-missing").splitlines()[2])


if __name__ == "__main__":
    main()
