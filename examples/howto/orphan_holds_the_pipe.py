# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# leaves = ["files"]
# ///
"""A program is killed, but its worker keeps the pipe of its output open."""

import os
import signal
import subprocess
import sys
import time
from multiprocessing import Process, get_start_method, set_start_method


def work() -> None:
    print(os.getpid(), flush=True)
    time.sleep(600)


def program(start_method: str) -> None:
    set_start_method(start_method)
    Process(target=work).start()


def main() -> None:
    command = [sys.executable, __file__, get_start_method()]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
        worker = int(running.stdout.readline())
        running.kill()
        print("the program has ended, exit code", running.wait())
        try:
            running.communicate(timeout=0.3)
        except subprocess.TimeoutExpired:
            print("its output has not ended")
        os.kill(worker, signal.SIGKILL)
        running.communicate()
        print("without the worker, its output ends too")


if __name__ == "__main__":
    if sys.argv[1:]:
        program(sys.argv[1])
    else:
        main()
