# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# mask = ["pid (\\d+)"]
# ///
"""Show that each process has its own number, given by the system."""

import os
from multiprocessing import Process, parent_process


def report() -> None:
    parent = parent_process()
    assert parent is not None  # only the main process has no parent here
    print(f"child: I am pid {os.getpid()}, started by pid {parent.pid}")
    print("child: same process as my parent?", os.getpid() == parent.pid)


def main() -> None:
    print(f"main: I am pid {os.getpid()}")
    process = Process(target=report)
    process.start()
    process.join()
    print(f"main: my child was pid {process.pid}")


if __name__ == "__main__":
    main()
