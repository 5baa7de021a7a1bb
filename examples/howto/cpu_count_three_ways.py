# /// script
# requires-python = ">=3.13"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux"]
# ///
"""Ask three functions for the number of CPUs, in a process that may use one."""

import os
import subprocess
import sys

PROGRAM = """
import os
print("the machine:", "all" if os.cpu_count() == ALL else os.cpu_count())
print("this process:", os.process_cpu_count())
print("its affinity:", len(os.sched_getaffinity(0)))
"""


def run(*options: str) -> None:
    program = PROGRAM.replace("ALL", str(os.cpu_count()))
    subprocess.run([sys.executable, *options, "-c", program], check=True)


def main() -> None:
    one_cpu = min(os.sched_getaffinity(0))
    os.sched_setaffinity(0, {one_cpu})  # what taskset and cpusets do
    run()
    print("with -X cpu_count=7")
    run("-X", "cpu_count=7")


if __name__ == "__main__":
    main()
