"""The timelines of an example, kept beside its record: one real run for each start method.

Times differ from run to run, so nothing is compared with them; they are only drawn. Like a record
the file names the source it was made from and a checksum of itself.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any

from mpguide.checker import find_problem
from mpguide.errors import MpguideError, at
from mpguide.example import Example
from mpguide.files import write_whole
from mpguide.interpreter import Interpreter
from mpguide.matrix import plan
from mpguide.record import Record, version_key
from mpguide.runner import Run, run
from mpguide.timeline import SLICE, Lane, Strip, Tick, Timeline, machine, make_lanes, usable_cores
from mpguide.transcript import MAIN, OUTPUTS, align, transcript

SUFFIX = ".timeline"
RUNS = 5
"""Runs of which the middle one, by its time, is drawn."""
_FORMAT = "mpguide timeline 1: written by 'mpguide record', never by hand"


@dataclass(frozen=True)
class Drawn:
    """The timeline of one combination, and how far its run is typical."""

    python: str
    start_method: str
    fastest: float
    """Seconds that the fastest and the slowest of the `RUNS` took."""
    slowest: float
    timeline: Timeline


def path_of(example: Example) -> Path:
    """Return where the timelines of an example are kept, if it has any."""
    return example.path.with_suffix(SUFFIX)


def make(
    example: Example,
    record: Record,
    pythons: Sequence[Interpreter],
    progress: Callable[[str], None] = lambda text: None,
) -> tuple[Drawn, ...]:
    """Run an example `RUNS` times, one after the other, under each start method of the newest Python that suits it.

    Raises:
        MpguideError: it does not suit this machine, or a run differs from the record.
    """
    jobs, left_out = plan([example], sorted(pythons, key=lambda python: version_key(python.minor)))
    if not jobs:
        raise MpguideError(f"{at(example.path)}: cannot be drawn here: {'; '.join(left_out)}")
    found = []
    for job in [job for job in jobs if job.python == jobs[-1].python]:
        progress(f"drawing {job}: {RUNS} runs")
        runs = [run_sampled(example, job.python, job.start_method) for _ in range(RUNS)]
        for done in runs:
            if problem := find_problem(done, record):
                raise MpguideError(f"{at(example.path)}: not drawn: {job.python.minor} {job.start_method}: {problem}")
        runs.sort(key=lambda done: done.seconds)
        drawn = from_run(runs[RUNS // 2], record)
        found.append(Drawn(job.python.minor, job.start_method, runs[0].seconds, runs[-1].seconds, drawn))
    return tuple(found)


def run_sampled(example: Example, python: Interpreter, start_method: str) -> Run:
    """Run an example once, and find out what its threads do."""
    return run(example, python, start_method, sampled=True)


def from_run(done: Run, record: Record) -> Timeline:
    """Return the timeline of a sampled run that agrees with its record."""
    assert done.sample, "the run was not sampled"
    variant = record.variant(done.python.minor, done.start_method)
    names: dict[int, str] = {}
    ticks = []
    for stream in OUTPUTS:
        lines = [line for line in done.lines if line.stream == stream]
        if stream == "stderr" and done.example.header.stderr != "check":
            continue
        expected = variant.expected(stream)
        for line, number in zip(
            lines, align(expected, transcript(done, stream), done.example.header.mask), strict=True
        ):
            names.setdefault(line.process, expected.lines[number].who)
            ticks.append(Tick(line.process, stream, line.time, number, expected.lines[number].text))
    return Timeline(
        machine(f"Python {done.python.version}"),
        usable_cores(),
        done.seconds,
        SLICE,
        make_lanes(done.processes, done.sample.threads, _names(done, names), SLICE),
        tuple(sorted(ticks, key=lambda tick: tick.time)),
        done.sample.gap,
    )


def _names(done: Run, spoken: dict[int, str]) -> list[str]:
    """Name also the processes that print nothing."""
    silent = "silent child" if any(name.startswith("child") for name in spoken.values()) else "child"
    numbers: Counter[str] = Counter()
    names = []
    for index, life in enumerate(done.processes):
        name = spoken.get(index) or life.helper or (MAIN if index == 0 else "")
        if not name:
            kind = silent if life.parent in (None, 0) else silent.replace("child", "grandchild")
            numbers[kind] += 1
            name = f"{kind} {numbers[kind]}"
        names.append(name)
    return names


def save(drawn: Sequence[Drawn], example: Example) -> None:
    """Write the timelines of an example.

    Raises:
        MpguideError: the file cannot be written.
    """
    runs = [_dump(one) for one in drawn]
    head = {"format": _FORMAT, "source": example.digest, "checksum": _checksum(example.digest, runs)}
    rows = ",\n".join(_one_row_each(entry) for entry in runs)
    text = f'{json.dumps(head, indent=0)[:-2]},\n"runs": [\n{rows}\n]\n}}\n'
    write_whole(path_of(example), text)


def load(example: Example) -> tuple[Drawn, ...]:
    """Read the timelines of an example; none if it has no such file.

    Raises:
        MpguideError: the file is edited, is of another source, or is not such a file.
    """
    path = path_of(example)
    again = f"make it anew with 'mpguide record --timeline {example.name}'"
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != _FORMAT:
            raise ValueError
        source, checksum, runs = data["source"], data["checksum"], data["runs"]
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise MpguideError(f"{at(path)}: cannot be read: {error.strerror}") from None
    except (ValueError, TypeError, KeyError):
        raise MpguideError(f"{at(path, 1)}: is not a file of timelines of this format; {again}") from None
    if _checksum(source, runs) != checksum:
        raise MpguideError(f"{at(path)}: was edited by hand (its checksum does not fit); {again}")
    if source != example.digest:
        raise MpguideError(f"{at(example.path)}: changed since its timeline was drawn; {again}")
    return tuple(map(_parse, runs))


def _checksum(source: str, runs: object) -> str:
    return hashlib.sha256(f"{source}\n{json.dumps(runs, sort_keys=True)}".encode()).hexdigest()


def _one_row_each(entry: dict[str, Any]) -> str:
    """Return a run as JSON in which each process and each line of output has a row of its own."""
    head = {key: value for key, value in entry.items() if key not in ("lanes", "ticks")}

    def table(key: str) -> str:
        rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in entry[key])
        return f'"{key}": [\n{rows}\n]'

    return ",\n".join([json.dumps(head, ensure_ascii=False)[:-1], table("lanes"), table("ticks") + "}"])


def _dump(drawn: Drawn) -> dict[str, Any]:
    timeline = drawn.timeline
    lanes = [
        {
            "who": lane.who,
            "parent": lane.parent,
            "life": [round(time, 4) for time in (lane.start, lane.end)],
            "reaped": None if lane.reaped is None else round(lane.reaped, 4),
            "threads": [
                [
                    strip.name,
                    *(round(time, 4) for time in (strip.start, strip.end, strip.cpu, strip.ready)),
                    _pack(strip),
                ]
                for strip in lane.strips
            ],
        }
        for lane in timeline.lanes
    ]
    ticks = [[tick.lane, tick.stream, round(tick.time, 4), tick.line, tick.text] for tick in timeline.ticks]
    head = {
        "python": drawn.python,
        "start_method": drawn.start_method,
        "fastest": round(drawn.fastest, 4),
        "slowest": round(drawn.slowest, 4),
        "where": timeline.where,
        "cores": timeline.cores,
        "seconds": round(timeline.seconds, 4),
        "slice": timeline.slice,
        "gap": round(timeline.gap, 4),
    }
    return head | {"lanes": lanes, "ticks": ticks}


def _parse(entry: dict[str, Any]) -> Drawn:
    """Read one run; its checksum was right, so a fault here is one of this program."""
    lanes = tuple(
        Lane(lane["who"], lane["parent"], lane["life"][0], lane["life"][1], lane["reaped"], _strips(lane["threads"]))
        for lane in entry["lanes"]
    )
    ticks = tuple(Tick(lane, stream, time, line, text) for lane, stream, time, line, text in entry["ticks"])
    drawn = Timeline(entry["where"], entry["cores"], entry["seconds"], entry["slice"], lanes, ticks, entry["gap"])
    return Drawn(entry["python"], entry["start_method"], entry["fastest"], entry["slowest"], drawn)


def _strips(rows: list[Any]) -> tuple[Strip, ...]:
    return tuple(Strip(name, start, end, cpu, ready, _unpack(slices)) for name, start, end, cpu, ready, slices in rows)


def _pack(strip: Strip) -> str:
    """Return slices as text: two digits for each, ``*N`` behind what stands N times."""
    runs = [(f"{cpu}{ready}", len(list(same))) for (cpu, ready), same in groupby(strip.slices)]
    return " ".join(pair if count == 1 else f"{pair}*{count}" for pair, count in runs)


def _unpack(text: str) -> tuple[tuple[int, int], ...]:
    slices: list[tuple[int, int]] = []
    for word in text.split():
        pair, _, count = word.partition("*")
        slices += [(int(pair[0]), int(pair[1]))] * int(count or 1)
    return tuple(slices)
