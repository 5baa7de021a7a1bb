# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux"]
# ///
"""Measure how many copies of the data three processes really have."""

import re
from multiprocessing import Barrier, Process, SimpleQueue
from pathlib import Path

SIZE = 64_000_000


def memory():
    """Return this process's RSS, PSS and USS in bytes."""
    text = Path("/proc/self/smaps_rollup").read_text()
    kilobytes = {
        name: int(n) for name, n in re.findall(r"(\w+): +(\d+) kB", text)
    }
    uss = kilobytes["Private_Clean"] + kilobytes["Private_Dirty"]
    return [1024 * n for n in (kilobytes["Rss"], kilobytes["Pss"], uss)]


def child(data, together, measured) -> None:
    data.count(b"y")
    together.wait()  # all have started
    measured.put(memory())
    together.wait()  # all have measured


def main() -> None:
    data, together, measured = (
        bytearray(b"x") * SIZE,
        Barrier(3),
        SimpleQueue(),
    )
    arguments = data, together, measured
    children = [Process(target=child, args=arguments) for _ in range(2)]
    for process in children:
        process.start()
    together.wait()
    everyone = [memory(), *(measured.get() for _ in children)]
    together.wait()
    for process in children:
        process.join()
    for number, name in enumerate(("RSS", "PSS", "USS")):
        total = sum(values[number] for values in everyone)
        print(f"sum of {name}: {total // SIZE} times the data")


if __name__ == "__main__":
    main()
