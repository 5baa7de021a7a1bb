# /// script
# requires-python = ">=3.15"
# [tool.mpguide]
# platforms = ["linux"]
# timeout = 60
# ///
"""Profile a worker that is running, with profiling.sampling."""

import subprocess
import sys
from collections import Counter
from multiprocessing import Process
from multiprocessing.sharedctypes import RawValue
from pathlib import Path
from tempfile import TemporaryDirectory


def slow(number: int) -> int:
    return sum(range(number))


def work(steps, stop) -> None:
    while not stop.value:
        slow(100_000)
        steps.value += 1


def main() -> None:
    steps, stop = RawValue("Q"), RawValue("b")
    process = Process(target=work, args=(steps, stop))
    process.start()
    while not steps.value:
        pass  # until it works
    with TemporaryDirectory() as folder:
        file = Path(folder, "profile.txt")
        command = "-m profiling.sampling attach --blocking -d 1 --collapsed"
        command += f" -o {file} {process.pid}"
        subprocess.run(
            [sys.executable, *command.split()], check=True, capture_output=True
        )
        stop.value = 1
        process.join()
        samples: Counter[str] = Counter()
        for line in file.read_text().splitlines():
            stack, _, count = line.rpartition(" ")
            function = stack.rpartition(";")[2].split(":")[1]
            samples[function] += int(count)
        print("most samples are in:", samples.most_common(1)[0][0])


if __name__ == "__main__":
    main()
