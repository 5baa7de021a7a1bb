# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux"]
# ///
"""Hand a secret to other processes in four ways, and look for it in /proc."""

import os
import subprocess
import sys
from multiprocessing import Event, Process
from pathlib import Path

SECRET = "plum" * 3
PROGRAM = [sys.executable, "-c", "print(input(), flush=True); input()"]


def look(way, pid) -> None:
    files = [Path(f"/proc/{pid}/{name}") for name in ("cmdline", "environ")]
    found = [
        file.name for file in files if SECRET.encode() in file.read_bytes()
    ]
    print(way, "->", *found or ["not found"])


def run(way, *arguments, **variables) -> None:
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "bufsize": 0}
    environment = os.environ | variables
    with subprocess.Popen(
        [*PROGRAM, *arguments], env=environment, **pipes
    ) as program:
        program.stdin.write(f"{SECRET}\n".encode())
        program.stdout.readline()  # it has read the secret
        look(way, program.pid)
        program.communicate(b"\n")


def child(_secret, done) -> None:
    done.wait()


def main() -> None:
    run("argument of a program", SECRET)
    run("environment variable", TOKEN=SECRET)
    run("standard input")
    done = Event()
    process = Process(target=child, args=(SECRET, done))
    process.start()
    look("argument of a Process", process.pid)
    done.set()
    process.join()
    for name in "cmdline", "environ":
        everybody = Path(f"/proc/self/{name}").stat().st_mode & 0o004
        print(
            name,
            "can be read by",
            "everybody" if everybody else "the same user",
        )


if __name__ == "__main__":
    main()
