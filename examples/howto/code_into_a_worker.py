# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# platforms = ["linux"]
# ///
"""Run a piece of code inside a worker that was not prepared for it."""

import sys
from multiprocessing import Process
from multiprocessing.sharedctypes import RawValue
from pathlib import Path
from tempfile import TemporaryDirectory

CODE = """
import sys
frame = sys._getframe()
while "number" not in frame.f_locals:
    frame = frame.f_back
print("in", frame.f_code.co_name, "with number =", frame.f_locals["number"])
frame.f_locals["number"] = 0
"""


def search(steps) -> None:
    number = 7
    while number:
        number = number * number % 6  # 7, 1, 1, 1, ...: never 0
        steps.value += 1


def main() -> None:
    steps = RawValue("Q")
    process = Process(target=search, args=(steps,))
    process.start()
    while not steps.value:
        pass  # until it is in the loop
    with TemporaryDirectory() as folder:
        script = Path(folder, "look.py")
        script.write_text(CODE)
        sys.remote_exec(process.pid, str(script))
        process.join()
    print("exit code", process.exitcode)


if __name__ == "__main__":
    main()
