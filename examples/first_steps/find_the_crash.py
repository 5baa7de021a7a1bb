# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Let faulthandler write down in which line a process crashed."""

import ctypes
import faulthandler
from multiprocessing import Process
from pathlib import Path
from tempfile import TemporaryDirectory


def write_to(address: int) -> None:
    ctypes.memset(address, 0, 1)


def work(log: Path) -> None:
    with log.open("w") as file:
        faulthandler.enable(file)
        write_to(0)  # there is no memory at 0


def main() -> None:
    with TemporaryDirectory() as folder:
        log = Path(folder, "crash.txt")
        process = Process(target=work, args=(log,))
        process.start()
        process.join()
        print("exit code:", process.exitcode)
        report = log.read_text().splitlines()
    print(report[0])
    for line in report:
        if line.endswith((" in write_to", " in work")):
            print(line.partition(", ")[2])


if __name__ == "__main__":
    main()
