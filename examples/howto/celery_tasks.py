# /// script
# requires-python = ">=3.14"
# dependencies = ["celery"]
# [tool.mpguide]
# start-methods = "own"
# stderr = "ignore"
# platforms = ["linux"]
# timeout = 180
# ///
"""Start a process in a Celery task, then divide the work into tasks."""

import importlib
import subprocess
import sys
from contextlib import chdir
from pathlib import Path
from tempfile import TemporaryDirectory

from celery import group

TASKS = """
from multiprocessing import Process
from pathlib import Path
from celery import Celery

here = Path(__file__).parent
app = Celery("tasks", broker="filesystem://", backend=f"file://{here}/results")
app.conf.broker_transport_options = {
    "data_folder_in": f"{here}/queue", "data_folder_out": f"{here}/queue",
    "control_folder": f"{here}/control"}

@app.task
def start_process():
    Process(target=print).start()

@app.task
def double(number):
    return 2 * number
"""


def main() -> None:
    with TemporaryDirectory() as folder, chdir(folder):
        for name in ("queue", "results", "control"):
            Path(name).mkdir()
        Path("tasks.py").write_text(TASKS)
        sys.path.insert(0, folder)
        tasks = importlib.import_module("tasks")
        daemonic = tasks.start_process.delay()
        divided = group(tasks.double.s(number) for number in range(4))()
        command = "-m celery -A tasks worker --concurrency 2"
        worker = subprocess.Popen(
            [sys.executable, *command.split()], stdout=subprocess.DEVNULL
        )
        try:
            error = daemonic.get(timeout=150, propagate=False)
            print(type(error).__name__, error, sep=": ")
            print(divided.get(timeout=150))
        finally:
            worker.terminate()
            worker.wait()


if __name__ == "__main__":
    main()
