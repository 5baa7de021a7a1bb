"""The report of a trace: one HTML file that needs nothing else, and a file for Perfetto."""

from __future__ import annotations

import json
import shlex
from html import escape
from itertools import groupby
from pathlib import Path
from string import Template
from typing import Any

from mpguide.drawing import draw, draw_table, legend
from mpguide.files import write_whole
from mpguide.summary import Summary, advice, sentences, summarize
from mpguide.timeline import FULL, Strip, Timeline
from mpguide.tracer import Trace

_PAGE = Path(__file__).parent / "report.html"
_COLORS = 5


def write_report(trace: Trace, path: Path) -> Summary:
    """Write the report of a trace and return its figures.

    Raises:
        MpguideError: the file cannot be written.
    """
    timeline = trace.timeline
    summary = summarize(timeline, trace.helpers)
    facts = "".join(
        f"<dt>{escape(title)}</dt><dd>{escape(value)}</dd>" for title, value in sentences(summary, timeline)
    )
    notes = [
        f"Two looks at the threads were at most {1000 * timeline.gap:.0f} ms apart; one slice is {1000 * timeline.slice:g} ms.",
        *trace.notes,
    ]
    page = Template(_PAGE.read_text(encoding="utf-8")).substitute(
        command=escape(_text(shlex.join(trace.command))),
        where=escape(timeline.where),
        exit=trace.exit,
        facts=facts,
        advice=_list(advice(summary, timeline)) or "<p>Nothing stands out.</p>",
        signs=legend(),
        picture=draw(
            timeline, "trace", [number % _COLORS + 1 if number else 0 for number in range(len(timeline.lanes))]
        ),
        table=draw_table(timeline),
        notes=_list(notes),
    )
    write_whole(path, page)
    return summary


def _text(raw: str) -> str:
    r"""Return an argument as text: bytes that are no UTF-8 as ``\xff``."""
    return raw.encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def _list(texts: list[str]) -> str:
    return f"<ul>{''.join(f'<li>{escape(text)}</li>' for text in texts)}</ul>" if texts else ""


def write_perfetto(trace: Trace, path: Path) -> None:
    """Write a trace in the Chrome trace format, which https://ui.perfetto.dev and others read.

    Source of the format: the document "Trace Event Format" of the Chromium project.

    Raises:
        MpguideError: the file cannot be written.
    """
    timeline = trace.timeline
    events: list[dict[str, Any]] = []
    for number, lane in enumerate(timeline.lanes):
        events.append({"ph": "M", "name": "process_name", "pid": number, "args": {"name": lane.who}})
        events.append({"ph": "M", "name": "process_sort_index", "pid": number, "args": {"sort_index": number}})
        for thread, strip in enumerate(lane.strips):
            place = {"pid": number, "tid": thread}
            events.append(
                {"ph": "M", "name": "thread_name", **place, "args": {"name": strip.name or f"thread {thread}"}}
            )
            events += [
                {"ph": "X", "name": state, "cat": "state", "ts": _us(start), "dur": _us(end - start), **place}
                for state, start, end in states(strip, timeline)
            ]
    events += [
        {"ph": "i", "s": "t", "name": tick.text, "cat": tick.stream, "ts": _us(tick.time), "pid": tick.lane, "tid": 0}
        for tick in timeline.ticks
    ]
    other = {"command": _text(shlex.join(trace.command)), "where": timeline.where}
    write_whole(path, json.dumps({"traceEvents": events, "displayTimeUnit": "ms", "otherData": other}))


def states(strip: Strip, timeline: Timeline) -> list[tuple[str, float, float]]:
    """Return a thread's states one after the other, each slice as what it was for the most part."""
    place = int(strip.start / timeline.slice)
    found = []
    for state, same in groupby(strip.slices, _state):
        first, place = place, place + len(list(same))
        start, end = max(strip.start, first * timeline.slice), min(strip.end, place * timeline.slice)
        if end > start:
            found.append((state, start, end))
    return found


def _state(shares: tuple[int, int]) -> str:
    cpu, ready = shares
    return max((("on a CPU", cpu), ("ready", ready), ("blocked", FULL - cpu - ready)), key=lambda pair: pair[1])[0]


def _us(seconds: float) -> float:
    return round(seconds * 1e6, 1)
