"""The check: one fresh run of an example, compared with its record."""

from __future__ import annotations

import signal
from dataclasses import dataclass
from datetime import UTC, datetime

from mpguide.example import Example
from mpguide.header import this_platform
from mpguide.interpreter import Interpreter
from mpguide.record import Record, fresh_record
from mpguide.runner import Run, run
from mpguide.transcript import compare, compared, transcript

_TAIL = 12


@dataclass(frozen=True)
class CheckResult:
    """What one check found; one entry of the results file."""

    example: str
    python: str
    """Such as ``3.14``."""
    start_method: str
    status: str
    """``passed`` or ``failed``."""
    seconds: float
    cpu_seconds: float
    order: str
    """The order that was checked."""
    version: str
    """The full version, such as ``3.14.8``."""
    platform: str
    date: str
    """Day of the check, UTC, as YYYY-MM-DD."""
    source: str
    """SHA-256 of the example that was run."""
    attributed: bool
    """Whether it was known which process wrote which line."""
    problem: str = ""
    """What is wrong, for people; empty if it passed."""


def check(example: Example, python: Interpreter, start_method: str, record: Record | None = None) -> CheckResult:
    """Run an example once and compare it with its record.

    Raises:
        MpguideError: the record is missing, edited or out of date, or the run cannot be made.
    """
    record = record or fresh_record(example)
    done = run(example, python, start_method)
    problem = find_problem(done, record)
    return CheckResult(
        example=example.name,
        python=python.minor,
        start_method=start_method,
        status="failed" if problem else "passed",
        seconds=round(done.seconds, 3),
        cpu_seconds=round(done.cpu_seconds, 3),
        order=record.variant(python.minor, start_method).order,
        version=python.version,
        platform=this_platform(),
        date=datetime.now(UTC).date().isoformat(),
        source=example.digest,
        attributed=done.attributed,
        problem=problem,
    )


def find_problem(done: Run, record: Record) -> str:
    """Return how a run differs from its record, for people; nothing if it does not."""
    return "\n".join(part for part in (find_misbehavior(done), find_difference(done, record)) if part)


def find_misbehavior(done: Run) -> str:
    """Return what is wrong with a run whatever it printed: its end, and what it left behind."""
    header = done.example.header
    problems = []
    if header.hangs and not done.hung:
        problems.append(
            f"it should hang: {done.stopped or f'it ended, exit status {describe_exit(done.exit)}'}\n{_tail(done)}"
        )
    elif done.hung:
        pass
    elif done.stopped:
        problems.append(f"{done.stopped}\n{_tail(done)}")
    elif done.exit != header.exit:
        problems.append(
            f"exit status is {describe_exit(done.exit)}, expected {describe_exit(header.exit)}\n{_tail(done)}"
        )
    problems += [f"left behind: {what}" for kind, what in done.leftovers if kind not in header.leaves]
    return "\n".join(problems)


def find_difference(done: Run, record: Record) -> str:
    """Return where the output of a run differs from its record."""
    header = done.example.header
    variant = record.variant(done.python.minor, done.start_method)
    problems = []
    for stream in compared(header):
        expected = variant.expected(stream)
        difference = compare(expected, transcript(done, stream), header.mask, done.attributed)
        if difference:
            problems.append(
                f"{stream} differs from the record ('-' recorded, '+' this run; order: {expected.order})\n{difference}"
            )
    return "\n".join(problems)


def describe_exit(status: int | None) -> str:
    """Return an exit status in words: ``1``, or ``-9 (SIGKILL)``."""
    if status is not None and status < 0:
        try:
            return f"{status} ({signal.Signals(-status).name})"
        except ValueError:
            pass
    return str(status)


def _tail(done: Run) -> str:
    lines = [line.text for line in done.lines if line.stream == "stderr"] or [line.text for line in done.lines]
    return (
        "\n".join(f"    {text}" for text in ["its last lines:", *lines[-_TAIL:]]) if lines else "    it printed nothing"
    )
