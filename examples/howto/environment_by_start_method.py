"""Change settings of the process between two children: which changes arrive?"""

import os
import sys
import tempfile
from multiprocessing import Process
from pathlib import Path


def show() -> None:
    print("variable:", os.environ.get("REGION"))
    print("in the new folder:", Path.cwd().name == "new")
    print("sys.argv:", sys.argv[1:])
    print("sys.path has /plugins:", "/plugins" in sys.path)


def run_child() -> None:
    process = Process(target=show)
    process.start()
    process.join()


def main() -> None:
    run_child()
    home = Path.cwd()
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent, "new")
        folder.mkdir()
        os.environ["REGION"] = "north"
        os.chdir(folder)
        sys.argv.append("--fast")
        sys.path.append("/plugins")
        run_child()
        os.chdir(home)  # so that Windows can remove the folder


if __name__ == "__main__":
    main()
