"""What parallel work costs: starting a worker, and moving data to it. Everything else is compared with that.

For each Python and start method, one small program is run as a reader would run it. It prints raw
times; this script prints medians with quartiles, and ratios against two things that a reader knows:
a function call, and starting `python -c pass`. It writes docs/assets/play/measured.json, from which
the page on the limits of speed-up takes its numbers. Run it on a machine that does nothing else; the
load that others put on it is written beside the numbers.

Usage: uv run python benchmarks/costs.py PYTHON...     PYTHON: a version or a path, oldest first
       uv run python benchmarks/costs.py --page        only writes the table of the page anew
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles

from mpguide import Interpreter

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "docs/assets/play/measured.json"
PAGE = ROOT / "docs/explain/speed-limits.md"
BEGIN, END = "<!-- table from the measurement: begin -->\n", "<!-- table from the measurement: end -->\n"
METHODS = ("thread", "fork", "forkserver", "spawn")
PASSES = 15  # of `python -c pass`
RUNS = 3  # of the program, for each start method

PROGRAM = '''
"""Started by benchmarks/costs.py: print raw times in seconds as JSON."""

import sys
import threading
from multiprocessing import get_context
from time import perf_counter

ONE, MANY, WORKERS = 7, 3, 8
SIZES = (1_000, 10_000, 100_000, 1_000_000, 10_000_000)


def nothing():
    pass


def start(context, count):
    """Return the seconds from before the first start() until after the last join(), for each child."""
    begin = perf_counter()
    children = [context.Process(target=nothing) for _ in range(count)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    return (perf_counter() - begin) / count


def starts(method):
    context = threading if method == "thread" else get_context(method)
    if method == "thread":
        context.Process = threading.Thread
    first = start(context, 1)
    return {
        "first": [first],
        "one": [start(context, 1) for _ in range(ONE)],
        "each": [start(context, WORKERS) for _ in range(MANY)],
    }


def answer_pipe(connection):
    while connection.recv():
        connection.send(1)


def answer_queue(tasks, answers):
    while tasks.get():
        answers.put(1)


def messages(put, get, size):
    data = b"x" * size
    for _ in range(20):  # to warm up
        put(b"x")
        get()
    times = []
    begun = perf_counter()
    while len(times) < 5 or (perf_counter() - begun < 0.1 and len(times) < 500):
        begin = perf_counter()
        put(data)
        get()
        times.append(perf_counter() - begin)
    return times


def transfer():
    context = get_context("spawn")
    ours, theirs = context.Pipe()
    tasks, answers = context.Queue(), context.Queue()
    children = [
        context.Process(target=answer_pipe, args=(theirs,)),
        context.Process(target=answer_queue, args=(tasks, answers)),
    ]
    for child in children:
        child.start()
    found = {
        "Pipe": {size: messages(ours.send, ours.recv, size) for size in SIZES},
        "Queue": {size: messages(tasks.put, answers.get, size) for size in SIZES},
    }
    ours.send(b"")
    tasks.put(b"")
    for child in children:
        child.join()
    return found


def calls():
    times = []
    for _ in range(11):
        begin = perf_counter()
        for _ in range(100_000):
            nothing()
        times.append((perf_counter() - begin) / 100_000)
    return times


if __name__ == "__main__":
    import json

    what = sys.argv[1]
    print(json.dumps(transfer() if what == "transfer" else calls() if what == "call" else starts(what)))
'''


def main() -> int:
    """Measure, print, and write the numbers and the table of the page."""
    if sys.argv[1:] == ["--page"]:
        write_page(json.loads(DATA.read_text(encoding="utf-8")))
        return 0
    pythons = [Interpreter.find(wanted) for wanted in sys.argv[1:]]
    if not pythons:
        print(__doc__)
        return 2
    before, idle, begin = os.getloadavg()[0], others(), time.perf_counter()
    cores = len(os.sched_getaffinity(0))
    found = {python.version: measure(python) for python in pythons}
    rest = (others() - idle) / (time.perf_counter() - begin) / cores
    measured = {
        "machine": f"{platform.system()} {platform.machine()}, {cpu()}",
        "cores": cores,
        "date": datetime.now(UTC).date().isoformat(),
        "load_before": round(before, 2),
        "others": round(rest, 2),
        "values": "seconds: lower quartile, median, upper quartile",
        "pythons": found,
    }
    for line in report(measured):
        print(line)
    DATA.write_text(json_text(measured), encoding="utf-8")
    write_page(measured)
    return 0


def write_page(measured: dict[str, object]) -> None:
    """Put the tables into the page."""
    PAGE.write_text(page_with(PAGE.read_text(encoding="utf-8"), tables(measured)), encoding="utf-8")


def measure(python: Interpreter) -> dict[str, object]:
    """Return the summary of one Python."""
    with tempfile.TemporaryDirectory() as folder:
        program = Path(folder, "measured.py")
        program.write_text(PROGRAM, encoding="utf-8")

        def ask(what: str) -> dict[str, list[float]]:
            command = [python.path, str(program), what]
            return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)  # type: ignore[no-any-return]

        started = {}
        for method in METHODS:
            runs = [ask(method) for _ in range(RUNS)]
            started[method] = {name: spread([value for one in runs for value in one[name]]) for name in runs[0]}
        moved = {kind: {size: spread(raw) for size, raw in by.items()} for kind, by in ask("transfer").items()}  # type: ignore[attr-defined]
        called = spread(ask("call"))  # type: ignore[arg-type]
    passes = []
    for _ in range(PASSES):
        begin = time.perf_counter()
        subprocess.run([python.path, "-c", "pass"], check=True)
        passes.append(time.perf_counter() - begin)
    return {"start": started, "transfer": moved, "call": called, "python -c pass": spread(passes)}


def spread(raw: list[float]) -> list[float]:
    """Return lower quartile, median and upper quartile, with three digits."""
    low, middle, high = quantiles(raw, n=4, method="inclusive") if len(raw) > 1 else raw * 3
    return [float(f"{value:.3g}") for value in (low, middle, high)]


def others() -> float:
    """Return the seconds that the cores have worked for other programs than ours (Linux)."""
    user, nice, system, _, _, irq, softirq, steal, *_ = map(int, Path("/proc/stat").read_text().split()[1:11])
    ours = sum(os.times()[:4])  # with all that we have waited for
    return (user + nice + system + irq + softirq + steal) / os.sysconf("SC_CLK_TCK") - ours


def cpu() -> str:
    """Return the name of the processor (Linux)."""
    for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return "unknown processor"


def unit_of(seconds: float) -> tuple[str, float]:
    """Return the unit in which a person writes a time, and its length."""
    units = (("s", 1.0), ("ms", 1e-3), ("µs", 1e-6), ("ns", 1e-9))
    return next((unit for unit in units if seconds >= unit[1]), units[-1])


def human(seconds: float) -> str:
    """Return a time as a person writes it."""
    unit, size = unit_of(seconds)
    return f"{seconds / size:.3g} {unit}"


def about(number: float) -> str:
    """Return a number with two digits that count."""
    return f"{float(f'{number:.2g}'):,.0f}"


def with_spread(values: list[float]) -> str:
    """Return a median with its quartiles, all in one unit."""
    low, middle, high = values
    _, size = unit_of(middle)
    return f"{human(middle)} ({float(f'{low / size:.3g}'):g} to {float(f'{high / size:.3g}'):g})"


def report(measured: dict[str, object]) -> list[str]:
    """Return what is printed: each number with what it is a multiple of."""
    lines = [
        f"{measured['machine']}, {measured['cores']} cores, {measured['date']}, load {measured['load_before']}, others {measured['others']:.0%}"
    ]
    for version, found in measured["pythons"].items():  # type: ignore[attr-defined]
        call, passed = found["call"][1], found["python -c pass"][1]
        lines.append(f"Python {version}: a call {human(call)}, python -c pass {with_spread(found['python -c pass'])}")
        for method, start in found["start"].items():
            one, each = start["one"][1], start["each"][1]
            lines.append(
                f"  {method:10} one {with_spread(start['one'])} = {one / passed:.2f} x python -c pass "
                f"= {one / call:,.0f} calls; first {human(start['first'][1])}; each of 8 {human(each)}"
            )
        for kind, by_size in found["transfer"].items():
            for size, values in by_size.items():
                rate = int(size) / values[1] / 1e6
                lines.append(f"  {kind:5} {int(size):>10,} bytes: {with_spread(values)}, {rate:,.1f} MB/s")
    return lines


def tables(measured: dict[str, object]) -> str:
    """Return the tables of the page in Markdown."""
    pythons = measured["pythons"]
    version = list(pythons)[-1]  # type: ignore[call-overload]
    lines = [
        f"Measured on {measured['date']}: {measured['machine']}, {measured['cores']} cores, load before the run "
        f"{measured['load_before']}; meanwhile other programs took {measured.get('others', 0):.0%} of its time. Each value is a median, with the quartiles in parentheses.",
        "",
        "| start and join one | " + " | ".join(METHODS) + " | compare: `python -c pass` |",
        "|---|" + "---|" * (len(METHODS) + 1),
    ]
    for name, found in pythons.items():  # type: ignore[attr-defined]
        cells = [with_spread(found["start"][method]["one"]) for method in METHODS]
        lines.append(f"| Python {name} | {' | '.join([*cells, with_spread(found['python -c pass'])])} |")
    newest = pythons[version]  # type: ignore[index]
    calls = {method: about(newest["start"][method]["one"][1] / newest["call"][1]) for method in METHODS}
    message = about(newest["transfer"]["Pipe"]["1000"][1] / newest["call"][1])
    lines += [
        "",
        f"For comparison: Python {version} calls an empty function in {human(newest['call'][1])}. Measured in such "
        f"calls, one child costs about {', '.join(f'{calls[m]} under {m}' for m in METHODS[1:])}. A thread costs "
        f"{calls['thread']}, and a message of 1,000 bytes by a Pipe, with its answer, {message}. "
        f"The first child under forkserver takes {with_spread(newest['start']['forkserver']['first'])}, since the "
        "server is started first.",
    ]
    lines += ["", f"| send to a child and get a short answer, Python {version} | Pipe | Queue |", "|---|---|---|"]
    moved = pythons[version]["transfer"]  # type: ignore[index]
    for size in moved["Pipe"]:
        lines.append(
            f"| {int(size):,} bytes | {with_spread(moved['Pipe'][size])} | {with_spread(moved['Queue'][size])} |"
        )
    return "\n".join(lines) + "\n"


def json_text(measured: dict[str, object]) -> str:
    """Return the text of the JSON file: one line for each Python."""
    rest = {key: value for key, value in measured.items() if key != "pythons"}
    rows = ",\n".join(f"{json.dumps(name)}: {json.dumps(found)}" for name, found in measured["pythons"].items())  # type: ignore[attr-defined]
    return f'{json.dumps(rest)[:-1]}, "pythons": {{\n{rows}\n}}}}\n'


def page_with(text: str, made: str) -> str:
    """Return a page with the tables put between the two marks."""
    before, _, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise SystemExit(f"{PAGE}: has no marks {BEGIN.strip()} and {END.strip()}")
    return f"{before}{BEGIN}\n{made}\n{END}{after}"


if __name__ == "__main__":
    sys.exit(main())
