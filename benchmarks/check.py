"""How well `mpguide check` fills the machine: wall time / the least time the same work could take.

The least time is the larger of (CPU time of all examples / usable cores) and the longest single
example. 1.00 is perfect. Run it on a machine that does nothing else; the load that others put on
it is printed beside the ratio, since it counts against us.

Usage: uv run python benchmarks/check.py [RUNS]     RUNS: checks to queue at least (default 30)
"""

from __future__ import annotations

import os
import platform
import sys
import time

from mpguide import Interpreter, Library
from mpguide.checker import check
from mpguide.matrix import default_workers, plan, side_by_side
from mpguide.timeline import busy


def main() -> int:
    """Measure once and print the ratio."""
    least = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    jobs, _ = plan(Library.find().examples(), [Interpreter.find()])
    jobs *= -(-least // len(jobs))
    before, begin = busy(), time.perf_counter()
    calls = [(job.example, job.python, job.start_method) for job in jobs]
    results = [result for _, result in side_by_side(check, calls, default_workers())]
    wall = time.perf_counter() - begin
    cores = len(os.sched_getaffinity(0))
    cpu = sum(result.cpu_seconds for result in results)
    longest = max(result.seconds for result in results)
    bound = max(cpu / cores, longest)
    failed = sum(result.status != "passed" for result in results)
    print(f"machine: {platform.machine()}, {cores} usable cores, Python {platform.python_version()}")
    print(f"runs: {len(results)}, failed: {failed}, {default_workers()} side by side")
    print(f"wall {wall:.1f} s, CPU of the examples {cpu:.1f} s, longest example {longest:.2f} s")
    print(f"all of the machine's CPU time meanwhile, in cores x wall: {(busy() - before) / (wall * cores):.0%} busy")
    print(f"wall / max(CPU / cores, longest) = {wall / bound:.2f}   (goal: at most 1.25)")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
