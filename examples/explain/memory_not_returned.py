# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux"]
# ///
"""Do the same job in main and in a child, and see what memory main has afterwards."""

import re
from multiprocessing import Process
from pathlib import Path


def resident():
    """Return the kB of memory that this process has."""
    text = Path("/proc/self/smaps_rollup").read_text()
    return int(re.search(r"Rss: +(\d+) kB", text)[1])


def job():
    before = resident()
    rows = [str(n) for n in range(300_000)]
    peak = resident() - before
    sample = rows[::500]  # a few objects that stay
    del rows
    return sample, peak


def main() -> None:
    start = resident()
    process = Process(target=job)
    process.start()
    process.join()
    in_child = resident() - start

    start = resident()
    sample, peak = job()
    print("rows kept:", len(sample), "of 300,000")
    in_main = resident() - start
    print(
        "after the job in main: more than half of the peak:",
        in_main > peak / 2,
    )
    print(
        "after the job in a child: more than half of the peak:",
        in_child > peak / 2,
    )


if __name__ == "__main__":
    main()
