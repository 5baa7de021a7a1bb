# /// script
# requires-python = ">=3.14"
# dependencies = ["nbclient", "ipykernel"]
# [tool.mpguide]
# start-methods = "own"
# stderr = "ignore"
# platforms = ["linux", "macos"]
# timeout = 240
# ///
"""Run a notebook that writes its functions into a module."""

import os
from contextlib import chdir
from tempfile import TemporaryDirectory

import nbformat
from nbclient import NotebookClient


def cells() -> list[str]:
    return [
        """
%%writefile doubling.py
def double(number):
    return 2 * number
""",
        """
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from doubling import double

with ProcessPoolExecutor(2, get_context("spawn")) as pool:
    print(list(pool.map(double, [1, 2, 3])))
""",
    ]


def main() -> None:
    with TemporaryDirectory() as folder, chdir(folder):
        os.environ["IPYTHONDIR"] = folder
        os.environ["JUPYTER_RUNTIME_DIR"] = folder
        notebook = nbformat.v4.new_notebook()
        for cell in cells():
            notebook.cells.append(nbformat.v4.new_code_cell(cell.strip()))
        patient = {"startup_timeout": 600, "iopub_timeout": 600}
        NotebookClient(notebook, allow_errors=True, **patient).execute()
        for number, cell in enumerate(notebook.cells, 1):
            for output in cell.outputs:
                if output.output_type == "error":
                    print(f"[{number}] {output.ename}: {output.evalue}")
            printed = "".join(
                output.text
                for output in cell.outputs
                if output.get("name") == "stdout"
            )
            if printed:
                print(f"[{number}] {printed}", end="")


if __name__ == "__main__":
    main()
