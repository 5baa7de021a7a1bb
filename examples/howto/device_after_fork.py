# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Use a device in a child after main has used it (a stand-in for CUDA)."""

import os
from multiprocessing import Process


class Device:
    """Refuses to work in a forked copy of a process that has used it."""

    used = bad = False

    def compute(self, number: int) -> int:
        if Device.bad:
            raise RuntimeError("cannot use the device in a forked process")
        Device.used = True
        return number * number


def after_fork() -> None:
    Device.bad = Device.used


os.register_at_fork(after_in_child=after_fork)


def child(number: int) -> None:
    try:
        print("child:", Device().compute(number))
    except RuntimeError as error:
        print("child:", error)


def main() -> None:
    print("main:", Device().compute(2))
    process = Process(target=child, args=(3,))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
