# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Send all output of each worker to a file of its own, that of other programs too."""

import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory


def redirect_output(folder: str) -> None:
    file = os.open(
        Path(folder, f"{os.getpid()}.txt"),
        os.O_WRONLY | os.O_CREAT | os.O_APPEND,
        0o600,
    )
    sys.stdout.flush()
    sys.stderr.flush()
    os.dup2(file, 1)  # standard output
    os.dup2(file, 2)  # standard error
    os.close(file)
    sys.stdout.reconfigure(line_buffering=True)


def greet(name: str) -> int:
    print("hello", name)
    print("a warning about", name, file=sys.stderr)
    subprocess.run(["echo", "another program greets", name], check=True)
    return os.getpid()


def main() -> None:
    with TemporaryDirectory() as folder:
        with ProcessPoolExecutor(
            1, initializer=redirect_output, initargs=[folder]
        ) as pool:
            pids = list(pool.map(greet, ["Ada", "Bob"]))
        print("one worker:", len(set(pids)) == 1)
        print(Path(folder, f"{pids[0]}.txt").read_text(), end="")


if __name__ == "__main__":
    main()
