"""What each tool takes for the same job: whole programs, as a reader runs them, compared with one core.

The programs are those of the page "The same job nine ways", with a larger limit. In each round every
program runs once, so that a busy moment meets all of them; a ratio is that of one round. Imports and
the start of workers are in the times, and that is the point: they are what a tool costs before it pays.
It writes benchmarks/same_job.json and the tables of the page. Run it on a machine that does nothing else.

Usage: uv run python benchmarks/same_job.py PYTHON [ROUNDS]     PYTHON: a version or a path, 3.14 (5 rounds)
       uv run python benchmarks/same_job.py --page              only writes the tables of the page anew
"""

from __future__ import annotations

import importlib.util
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from mpguide import Interpreter, Library

ROOT = Path(__file__).resolve().parents[1]
DATA = Path(__file__).with_suffix(".json")
PAGE = ROOT / "docs/choose/same-job-nine-ways.md"
BEGIN_AND_END = "<!-- table from the measurement: begin -->\n<!-- table from the measurement: end -->\n"
JOBS = ("serial", "threads", "processes", "interpreters", "asyncio", "joblib", "dask", "mpi4py")
LIMIT = "LIMIT, PARTS = 10_000, 8"
LIMITS = {"short": "10_000", "long": "400_000"}
IO = ("one thread", "threads", "asyncio", "processes")
AT_ONCE = 20
QUESTIONS = 'QUESTIONS = ["who", "what", "where", "when"]'
SERVE = """    with listener:
        clients = [listener.accept()[0] for _ in QUESTIONS]
    for client in clients:
        with client:
            client.sendall(client.recv(100).upper() + b"?")
"""
SLOW_SERVE = """    import threading, time

    def answer(client):
        with client:
            asked = client.recv(100)
            time.sleep(0.05)
            client.sendall(asked.upper() + b"?")

    with listener:
        for _ in QUESTIONS:
            threading.Thread(target=answer, args=[listener.accept()[0]]).start()
"""


def main() -> int:
    """Measure, and write the numbers and the tables of the page."""
    if sys.argv[1:] == ["--page"]:
        write_page(json.loads(DATA.read_text(encoding="utf-8")))
        return 0
    if not sys.argv[1:]:
        print(__doc__)
        return 2
    python = Interpreter.find(sys.argv[1])
    rounds = int(sys.argv[2]) if len(sys.argv) > 2 else 5
    costs, before, begin = load_costs(), os.getloadavg()[0], time.perf_counter()
    idle, cores = costs.others(), len(os.sched_getaffinity(0))
    found = {length: compare(python, cpu_programs(limit), rounds) for length, limit in LIMITS.items()}
    found["waiting"] = compare(python, io_programs(), rounds)
    rest = (costs.others() - idle) / (time.perf_counter() - begin) / cores
    measured = {
        "machine": f"{platform.system()} {platform.machine()}, {costs.cpu()}",
        "cores": cores,
        "date": datetime.now(UTC).date().isoformat(),
        "python": python.version,
        "rounds": rounds,
        "load_before": round(before, 2),
        "others": round(rest, 2),
        "values": "lower quartile, median, upper quartile; times in seconds, ratios to the first of the same round",
        "found": found,
    }
    DATA.write_text(json.dumps(measured, indent=1) + "\n", encoding="utf-8")
    write_page(measured)
    print(tables(measured))
    return 0


def load_costs() -> Any:
    """Return the other benchmark, whose ways to count and to write numbers are used here."""
    spec = importlib.util.spec_from_file_location("costs", Path(__file__).with_name("costs.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def changed(source: str, old: str, new: str) -> str:
    """Return a program with one change; refuse if there is nothing to change."""
    if old not in source:
        raise SystemExit(f"an example has changed: it does not hold {old!r}")
    return source.replace(old, new)


def cpu_programs(limit: str) -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return the programs of the CPU-bound job with another limit, and the packages of each."""
    library = Library(ROOT)
    examples = {name: library.get(f"choose/job_{name}.py") for name in JOBS}
    return {
        name: (changed(example.source, LIMIT, f"LIMIT, PARTS = {limit}, 8"), example.header.dependencies)
        for name, example in examples.items()
    }


def io_programs() -> dict[str, tuple[str, tuple[str, ...]]]:
    """Return the programs of the I/O-bound job, with 40 questions to a server that takes 50 ms for each."""
    library = Library(ROOT)
    programs: dict[str, tuple[str, tuple[str, ...]]] = {}
    for name in IO:
        source = library.get(f"choose/io_{name if name != 'one thread' else 'threads'}.py").source
        source = changed(source, QUESTIONS, QUESTIONS + " * 10")
        source = changed(source, SERVE, SLOW_SERVE)
        if name != "asyncio":
            workers = 1 if name == "one thread" else AT_ONCE
            source = changed(source, "PoolExecutor(4)", f"PoolExecutor({workers})")
            source = changed(source, "()] * 4", "()] * len(QUESTIONS)")
        programs[name] = (source, ())
    return programs


def compare(python: Interpreter, programs: dict[str, tuple[str, tuple[str, ...]]], rounds: int) -> dict[str, Any]:
    """Run all programs in turn; return times, and ratios to the first one."""
    costs = load_costs()
    times: dict[str, list[float]] = {name: [] for name in programs}
    answers = set()
    for _ in range(rounds):
        for name, (source, dependencies) in programs.items():
            seconds, answer = timed(python.with_dependencies(dependencies), source)
            times[name].append(seconds)
            answers.add(answer)
    if len(answers) != 1:
        raise SystemExit(f"the programs disagree: {answers}")
    base = next(iter(times.values()))
    return {
        name: {
            "time": costs.spread(own),
            "ratio": costs.spread([mine / first for mine, first in zip(own, base, strict=True)]),
        }
        for name, own in times.items()
    }


def timed(python: Interpreter, source: str) -> tuple[float, str]:
    """Run a program from its start to its end; return the seconds and what it printed."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        program = Path(folder, "program.py")
        program.write_text(source, encoding="utf-8")
        environment = os.environ | {
            "TMPDIR": folder,
            "PATH": os.pathsep.join([str(Path(python.path).parent), os.environ["PATH"]]),
        }
        command = [python.path, program.name]
        begin = time.perf_counter()
        done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
        return time.perf_counter() - begin, done.stdout


def tables(measured: dict[str, Any]) -> str:
    """Return the tables of the page in Markdown."""
    costs, found = load_costs(), measured["found"]
    lines = [
        f"Measured on {measured['date']} with Python {measured['python']}: {measured['machine']}, {measured['cores']} "
        f"cores, load before the run {measured['load_before']}; meanwhile other programs took {measured['others']:.0%} "
        f"of its time. Each value is the median of {measured['rounds']} rounds, with the quartiles in parentheses. The "
        "time is that of the whole program: imports, start of the workers, the job, their end. A ratio below 1 is a gain.",
        "",
        "| CPU-bound job | below 10,000, as above | ratio to one core | below 400,000 | ratio to one core |",
        "|---|---|---|---|---|",
    ]
    for name in JOBS:
        cells = [cell for length in LIMITS for cell in row(costs, found[length][name])]
        lines.append(f"| {name if name != 'serial' else 'one core'} | {' | '.join(cells)} |")
    lines += [
        "",
        f"The I/O-bound job, with 40 questions to a server that takes 50 ms for each. Threads and processes ask {AT_ONCE} "
        "at a time, `asyncio` all 40.",
        "",
        "| I/O-bound job | time | ratio to one thread |",
        "|---|---|---|",
    ]
    for name in IO:
        lines.append(f"| {name} | {' | '.join(row(costs, found['waiting'][name]))} |")
    return "\n".join(lines) + "\n"


def row(costs: Any, one: dict[str, list[float]]) -> tuple[str, str]:
    """Return the cells of one program."""
    low, middle, high = one["ratio"]
    return costs.with_spread(one["time"]), f"{middle:.2f} ({low:.2f} to {high:.2f})"


def write_page(measured: dict[str, Any]) -> None:
    """Put the tables into the page."""
    text = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(load_costs().page_with(text, tables(measured)), encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
