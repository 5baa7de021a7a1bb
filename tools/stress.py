"""Run examples many times while their processes are held up at random, as a busy machine does, and count what breaks.

    uv run python tools/stress.py --times 50 --python 3.11 --python 3.15 howto/stop_pool howto/timeouts_

Every Python and start method of a record is run. A process of a run is stopped (SIGSTOP) about four times a
second, for at most 0.4 s, so that an order that is only likely does not hold. Needs Linux. Examples that
hang are run undisturbed: a process that goes on again looks alive.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import tempfile
import threading
import time
from collections import Counter
from contextlib import suppress
from pathlib import Path

from mpguide import Interpreter, Library, MpguideError, check
from mpguide.matrix import Job, plan, side_by_side
from mpguide.record import fresh_record

TICK = 0.03  # seconds between two looks
CHANCE = 0.12  # of a process to be stopped, at each look
LONGEST = 0.4  # seconds for which a process is stopped


def running(folder: str) -> list[int]:
    """Return the processes that work below a folder."""
    found = []
    for entry in Path("/proc").iterdir():
        with suppress(OSError):
            if entry.name.isdigit() and (entry / "cwd").readlink().is_relative_to(folder):
                found.append(int(entry.name))
    return found


def hold_up(folder: str, end: threading.Event) -> None:
    """Stop processes that work below a folder at random and let them go on, until the end."""
    until: dict[int, float] = {}
    while not end.wait(TICK) or until:
        now = time.monotonic()
        for pid in [pid for pid, when in until.items() if when < now or end.is_set()]:
            del until[pid]
            with suppress(ProcessLookupError):
                os.kill(pid, signal.SIGCONT)
        for pid in () if end.is_set() else running(folder):
            if pid not in until and random.random() < CHANCE:
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGSTOP)
                    until[pid] = now + random.uniform(0, LONGEST)


def jobs(names: list[str], pythons: list[Interpreter]) -> list[Job]:
    """Return the recorded combinations of the examples whose names begin like one of these."""
    found = []
    for example in Library(Path.cwd()).examples():
        if not names or example.name.startswith(tuple(names)):
            combinations = {run for variant in fresh_record(example).variants for run in variant.runs}
            planned, _ = plan([example], pythons)
            found += [job for job in planned if (job.python.minor, job.start_method) in combinations]
    return found


def stress(wanted: list[Job], times: int, workers: int) -> Counter[str]:
    """Run all jobs so many times, a few at once; print each problem; return how many runs of each example failed."""
    failed: Counter[str] = Counter()
    calls = [(job.example, job.python, job.start_method) for _ in range(times) for job in wanted]
    for index, result in side_by_side(check, calls, workers):
        if result.problem:
            example, python, method = calls[index]
            failed[example.name] += 1
            print(f"{example.name} {python.minor} {method}: {result.problem}", flush=True)
    return failed


def disturbed(wanted: list[Job], times: int, workers: int) -> Counter[str]:
    """Do the same while the processes of these runs, and no others, are held up."""
    end = threading.Event()
    with tempfile.TemporaryDirectory(prefix="mps-") as folder:
        os.environ["TMPDIR"] = folder  # for the runs, which have their working folders there
        noise = threading.Thread(target=hold_up, args=(folder, end))
        noise.start()
        try:
            return stress(wanted, times, workers)
        finally:
            end.set()
            noise.join()


def main() -> int:
    """Stress the examples of the command line; return 1 if one failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="beginnings of names; default: all examples")
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--jobs", type=int, default=8, help="runs at once")
    parser.add_argument("--python", action="append", help="version or path; again for more")
    given = parser.parse_args()
    wanted = jobs(given.names, [Interpreter.find(python) for python in given.python or ["3.11"]])
    hanging = [job for job in wanted if job.example.header.hangs]
    others = [job for job in wanted if not job.example.header.hangs]

    failed = disturbed(others, given.times, given.jobs) + stress(hanging, given.times, given.jobs)
    runs = len(wanted) * given.times
    for name, number in failed.most_common():
        print(f"{name}: {number} failed")
    print(f"{runs - failed.total()} passed, {failed.total()} failed")
    return int(bool(failed))


if __name__ == "__main__":
    try:
        sys.exit(main())
    except MpguideError as error:
        sys.exit(f"stress: {error}")
