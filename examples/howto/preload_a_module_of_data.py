# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# ///
"""Let the fork server import a module that holds a big table."""

import os
import sys
import tempfile
from multiprocessing import get_context
from pathlib import Path

MODULE = """
print("building the table", flush=True)
cubes = {number**3: number for number in range(50_000)}
"""  # in your project: a file of its own, cube_table.py


def cube_root(number) -> None:
    import cube_table  # there already: the server has imported it

    print("the cube root of", number, "is", cube_table.cubes[number])


def main() -> None:
    context = get_context("forkserver")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "cube_table.py").write_text(MODULE, encoding="utf-8")
        sys.path.insert(0, folder)
        os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)  # before 3.13.1
        context.set_forkserver_preload(["__main__", "cube_table"])
        for number in (729, 12_167):
            child = context.Process(target=cube_root, args=(number,))
            child.start()
            child.join()


if __name__ == "__main__":
    main()
