"""Show which of the parent's settings a child has that were changed in main()."""

import os
import sys
from multiprocessing import Process
from pathlib import Path


def show(wanted: str) -> None:
    print("working directory:", wanted == str(Path.cwd()))
    print("sys.path:", wanted in sys.path)
    print("sys.argv:", sys.argv[1:] == ["changed"])


def main() -> None:
    os.chdir(Path.home())
    sys.path.append(str(Path.cwd()))
    sys.argv = [sys.argv[0], "changed"]
    process = Process(target=show, args=(str(Path.cwd()),))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
