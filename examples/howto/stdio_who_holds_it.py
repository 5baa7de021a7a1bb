# /// script
# [tool.mpguide]
# platforms = ["linux"]
# ///
"""List which processes of a program hold its stdin and stdout."""

import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context, get_start_method
from pathlib import Path


def children(pid: int):
    for child in Path(f"/proc/{pid}/task/{pid}/children").read_text().split():
        yield int(child)
        yield from children(int(child))


def kind(pid: int, workers: list[int]) -> str:
    if pid in workers:
        return "worker"
    command = Path(f"/proc/{pid}/cmdline").read_text()
    return "fork server" if "forkserver" in command else "resource tracker"


def files(pid: int) -> list[Path]:
    return [Path(f"/proc/{pid}/fd/{number}").readlink() for number in (0, 1)]


def program(start_method: str) -> None:
    stdin, stdout = files(os.getpid())
    with ProcessPoolExecutor(1, get_context(start_method)) as pool:
        workers = [pool.submit(os.getpid).result()]
        for pid in children(os.getpid()):
            same = files(pid) == [stdin, stdout]
            print(f"{kind(pid, workers)} holds both: {same}")


def main() -> None:
    command = [sys.executable, __file__, get_start_method()]
    done = subprocess.run(
        command, input="", capture_output=True, text=True, check=True
    )
    print(*sorted(done.stdout.splitlines()), sep="\n")


if __name__ == "__main__":
    if sys.argv[1:]:
        program(sys.argv[1])
    else:
        main()
