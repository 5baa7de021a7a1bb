"""What tracing costs: wall time of programs under `mpguide trace` and under VizTracer, against no tracing.

For each program the three take turns, N rounds in one run; the figure is the median of the rounds'
ratios to the untraced run of the same round, with their spread. Run it on a machine that does
nothing else; the load of others is printed, since it counts against all three.

Usage: uv run --group benchmarks python benchmarks/trace.py [ROUNDS]     (default 7)
"""

from __future__ import annotations

import os
import platform
import statistics
import subprocess
import sys
import tempfile
import textwrap
import time
from pathlib import Path

from mpguide.timeline import busy

GOAL = 1.03
PROLOGUE = "import sys, time\nbegin = time.perf_counter()\n"
EPILOGUE = "    open(sys.argv[1], 'w').write(str(time.perf_counter() - begin))\n"  # in the main guard
PROGRAMS = {
    "2 processes that compute": """
        from multiprocessing import Process
        def square(number):
            return number * number
        def work():
            total = 0
            for number in range(20_000_000):
                total += square(number)
        if __name__ == "__main__":
            processes = [Process(target=work) for _ in range(2)]
            for process in processes:
                process.start()
            for process in processes:
                process.join()
    """,
    "a pool with 400,000 small tasks": """
        from multiprocessing import Pool
        def work(number):
            return sum(range(number % 500))
        if __name__ == "__main__":
            with Pool(2) as pool:
                sum(pool.imap_unordered(work, range(400_000), chunksize=10))
    """,
    "40 processes that take turns to compute": """
        from multiprocessing import Process, Semaphore
        def work(two):
            for _ in range(80):
                with two:
                    sum(range(100_000))
        if __name__ == "__main__":
            two = Semaphore(2)
            processes = [Process(target=work, args=(two,)) for _ in range(40)]
            for process in processes:
                process.start()
            for process in processes:
                process.join()
    """,
}


def main() -> int:
    """Measure all programs and print the ratios."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    before, begin = busy(), time.perf_counter()
    print(
        f"machine: {platform.machine()}, {len(os.sched_getaffinity(0))} usable cores, Python {platform.python_version()}"
    )
    print(f"{rounds} rounds; median of the ratios to no tracing, and their spread")
    worst = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for title, source in PROGRAMS.items():
            script = Path(folder) / "program.py"
            script.write_text(PROLOGUE + textwrap.dedent(source) + EPILOGUE)
            seconds = measure(script, rounds)
            plain = seconds.pop("none")
            print(f"{title}: untraced {statistics.median(plain):.2f} s ({min(plain):.2f} to {max(plain):.2f})")
            for tool, times in seconds.items():
                ratios = [traced / untraced for traced, untraced in zip(times, plain, strict=True)]
                print(f"    {tool:14} x {statistics.median(ratios):.3f}   ({min(ratios):.3f} to {max(ratios):.3f})")
                if tool == "mpguide trace":
                    worst = max(worst, statistics.median(ratios))
    wall = time.perf_counter() - begin
    print(
        f"all of the machine's CPU time meanwhile, in cores x wall: {(busy() - before) / (wall * len(os.sched_getaffinity(0))):.0%} busy"
    )
    print(f"mpguide trace at worst x {worst:.3f}   (goal: at most {GOAL})")
    return 0


def measure(script: Path, rounds: int) -> dict[str, list[float]]:
    """Return for each tool and round the seconds from the program's first line to its last, as it says itself.

    A tool also works before the program starts and after it ends; that does not slow the program.
    """
    notes = script.with_suffix(".notes")
    tools = {
        "none": [sys.executable, str(script), str(notes)],
        "mpguide trace": [
            sys.executable,
            "-m",
            "mpguide",
            "trace",
            "-o",
            str(script.with_suffix(".html")),
            str(script),
            str(notes),
        ],
        "VizTracer": [
            sys.executable,
            "-m",
            "viztracer",
            "--quiet",
            "-o",
            str(script.with_suffix(".json")),
            str(script),
            str(notes),
        ],
    }
    seconds: dict[str, list[float]] = {tool: [] for tool in tools}
    for _ in range(rounds):
        for tool, command in tools.items():
            subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            seconds[tool].append(float(notes.read_text()))
            notes.unlink()
    return seconds


if __name__ == "__main__":
    sys.exit(main())
