# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# leaves = ["files"]
# ///
"""Give a command a time limit that ends its children, too."""

import os
import signal
import subprocess
import sys
import time
from multiprocessing import Process, get_start_method, set_start_method


def run(command: list[str], limit: float) -> str:
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,  # a process group of its own
    ) as running:
        try:
            return running.communicate(timeout=limit)[0]
        except BaseException as reason:  # the limit, or Ctrl-C
            os.killpg(running.pid, signal.SIGKILL)
            running.communicate()  # ends, because nobody is left
            if isinstance(reason, subprocess.TimeoutExpired):
                return "killed with all its children"
            raise


def program(start_method: str) -> None:
    set_start_method(start_method)
    Process(target=time.sleep, args=(600,)).start()


def main() -> None:
    print(run([sys.executable, "-c", "print('done')"], limit=25).strip())
    print(run([sys.executable, __file__, get_start_method()], limit=0.5))


if __name__ == "__main__":
    if sys.argv[1:]:
        program(sys.argv[1])
    else:
        main()
