# /// script
# requires-python = ">=3.15"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# ///
"""Preload by name what is imported lazily and inside a function, too."""

import sys
import tempfile
from multiprocessing import get_context
from pathlib import Path

TASKS = """
import heavy_plain
lazy import heavy_lazy

def work():
    import heavy_inside
    return heavy_plain.x + heavy_lazy.x + heavy_inside.x
"""


def run_tasks() -> None:
    import tasks

    print("result:", tasks.work())


def main() -> None:
    context = get_context("forkserver")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "tasks.py").write_text(TASKS)
        for name in ("heavy_plain", "heavy_lazy", "heavy_inside"):
            code = f"print('importing {name}', flush=True)\nx = 1\n"
            Path(folder, f"{name}.py").write_text(code)
        sys.path.insert(0, folder)
        context.set_forkserver_preload(
            ["__main__", "tasks", "heavy_lazy", "heavy_inside"]
        )
        for _ in range(2):
            process = context.Process(target=run_tasks)
            process.start()
            process.join()


if __name__ == "__main__":
    main()
