"""How well `mpguide check` fills the machine, and what the engine itself costs.

The least time is the larger of (CPU time of all examples / usable cores) and the longest single
example; wall time / least time = 1.00 is perfect. The engine's CPU time is that of the workers
without the programs they run. Run it on a machine that does nothing else; the load that others put on
it is printed beside the ratio, since it counts against us.

Usage: uv run python benchmarks/check.py [RUNS]     RUNS: checks to make, spread over all examples (default 30)
"""

from __future__ import annotations

import os
import platform
import resource
import statistics
import sys
import time

from mpguide import Interpreter, Library
from mpguide.checker import CheckResult, check
from mpguide.matrix import Job, default_workers, plan, side_by_side
from mpguide.timeline import busy


def main() -> int:
    """Measure once and print the ratio."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 30
    every, _ = plan(Library.find().examples(), [Interpreter.find()])
    jobs = [every[number * len(every) // wanted % len(every)] for number in range(wanted)]
    before, begin = busy(), time.perf_counter()
    found = [found for _, found in side_by_side(_measured, [(job,) for job in jobs], default_workers())]
    wall = time.perf_counter() - begin
    results, engine = [result for result, _ in found], [seconds for _, seconds in found]
    cores = len(os.sched_getaffinity(0))
    cpu = sum(result.cpu_seconds for result in results)
    longest = max(result.seconds for result in results)
    bound = max(cpu / cores, longest)
    failed = [result for result in results if result.status != "passed"]
    print(f"machine: {platform.machine()}, {cores} usable cores, Python {platform.python_version()}")
    print(f"runs: {len(results)}, failed: {len(failed)}, {default_workers()} side by side")
    print(f"wall {wall:.1f} s, CPU of the examples {cpu:.1f} s, longest example {longest:.2f} s")
    print(f"CPU for each run: programs {cpu / len(results):.3f} s, engine {statistics.mean(engine):.3f} s", end=" ")
    print(f"(median {statistics.median(engine):.3f}, most {max(engine):.3f} s; goal: at most 0.10)")
    print(f"all of the machine's CPU time meanwhile, in cores x wall: {(busy() - before) / (wall * cores):.0%} busy")
    print(f"wall / max(CPU / cores, longest) = {wall / bound:.2f}   (goal: at most 1.15)")
    for result in failed:
        print(f"failed: {result.example} {result.start_method}: {result.problem}")
    return 1 if failed else 0


def _measured(job: Job) -> tuple[CheckResult, float]:
    """Check, and return also the CPU time that it took besides the program's."""
    before = _cpu()
    result = check(job.example, job.python, job.start_method)
    return result, _cpu() - before - result.cpu_seconds


def _cpu() -> float:
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


if __name__ == "__main__":
    sys.exit(main())
