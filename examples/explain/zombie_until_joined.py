# /// script
# [tool.mpguide]
# platforms = ["linux"]
# ///
"""A child that has ended stays in the list of processes until it is reaped."""

import os
from contextlib import suppress
from multiprocessing import Process, active_children
from multiprocessing.connection import wait
from pathlib import Path


def state(process) -> str:
    try:
        text = Path(f"/proc/{process.pid}/stat").read_text()
    except FileNotFoundError:
        return "gone"
    letter = text.rpartition(")")[2].split()[0]
    return {"Z": "zombie"}.get(letter, letter)


def nothing() -> None:
    pass


def main() -> None:
    for function in ("join()", "active_children()"):
        process = Process(target=nothing)
        process.start()
        wait([process.sentinel])  # until it has ended
        with suppress(ChildProcessError):  # it is the fork server's child
            os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOWAIT)
        print("the child has ended:", state(process))
        process.kill()
        print("after kill():", state(process))
        process.join() if function == "join()" else active_children()
        print(f"after {function}:", state(process))


if __name__ == "__main__":
    main()
