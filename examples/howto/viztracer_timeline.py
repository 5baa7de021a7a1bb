# /// script
# requires-python = ">=3.14, <3.15"
# dependencies = ["viztracer"]
# [tool.mpguide]
# platforms = ["linux"]
# timeout = 60
# ///
"""Trace the functions of a program and of its workers with VizTracer."""

import json
import multiprocessing
import os
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

PROGRAM = """
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

def work(number):
    return number * number

if __name__ == "__main__":
    with ProcessPoolExecutor(1, get_context("METHOD")) as pool:
        print(list(pool.map(work, range(3))))
"""


def main() -> None:
    method = multiprocessing.get_start_method()
    with TemporaryDirectory() as folder, chdir(folder):
        Path("program.py").write_text(PROGRAM.replace("METHOD", method))
        command = [sys.executable, "-m", "viztracer", "--quiet"]
        command += ["-o", "trace.json", "program.py"]
        variables = os.environ | {"TMPDIR": folder}
        subprocess.run(command, check=True, env=variables)
        events = json.loads(Path("trace.json").read_text())["traceEvents"]
        calls = [e for e in events if e["name"].startswith("work ")]
        print("calls of work():", len(calls))
        names = {
            e["pid"]: e["args"] for e in events if e["name"] == "process_name"
        }
        main_pid = next(
            pid for pid, args in names.items() if args["name"] == "MainProcess"
        )
        print("in main:", sum(call["pid"] == main_pid for call in calls))


if __name__ == "__main__":
    main()
