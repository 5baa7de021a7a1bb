"""The picture of a timeline: SVG that keeps its letters' size at any width, and a table that says the same.

Places along the time axis are percentages, so the picture is as wide as the page. It needs no
style of the page: colors are variables with a default.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from html import escape
from itertools import groupby

from mpguide.timeline import FULL, Lane, Strip, Tick, Timeline

_LABEL, _BAR, _GAP, _AXIS = 15, 2 * FULL, 5, 22
_STYLE = """
.mpg-time text{font:11px system-ui,sans-serif;fill:var(--mpg-text,#1f2733)}
.mpg-time .mpg-grid{stroke:var(--mpg-line,#d6dbe3)}
.mpg-time .mpg-axis{fill:var(--mpg-muted,#566070)}
.mpg-time .mpg-alive{fill:var(--mpg-text,#1f2733);fill-opacity:.06}
.mpg-time .mpg-cpu{fill:var(--mpg-cpu,#2f7d4f)}
.mpg-time .mpg-stripe{fill:var(--mpg-ready,#c25e00)}
.mpg-time .mpg-blocked{stroke:var(--mpg-off,#6a7280);stroke-width:1.5;stroke-dasharray:1 3}
.mpg-time .mpg-start{stroke:var(--mpg-muted,#566070)}
.mpg-time .mpg-end{stroke:var(--mpg-muted,#566070);stroke-dasharray:3 2}
.mpg-time .mpg-zombie{stroke:var(--mpg-muted,#566070);stroke-dasharray:4 2}
.mpg-time marker path{fill:var(--mpg-muted,#566070)}
.mpg-time .mpg-tick{fill:var(--mpg-color,#1458b8);stroke:var(--mpg-paper,#fff)}
.mpg-time .mpg-name{fill:var(--mpg-color,#1f2733);font-weight:600;
paint-order:stroke;stroke:var(--mpg-paper,#fff);stroke-width:4px}
.mpg-time .mpg-hit{fill:transparent}
.mpg-time :is(.mpg-on,.mpg-lit) .mpg-alive{fill:var(--mpg-color,#1458b8);fill-opacity:.22}
.mpg-time .mpg-tick.mpg-lit{stroke:var(--mpg-text,#1f2733);stroke-width:2}
@media(forced-colors:active){.mpg-time text{fill:CanvasText}.mpg-time .mpg-cpu{fill:CanvasText}}
"""


def draw(timeline: Timeline, name: str, colors: Sequence[int]) -> str:
    """Return the picture as an SVG element.

    Args:
        timeline: what to draw.
        name: a prefix for its ids, no two alike on a page.
        colors: for each lane the number of its color, 0 to 5.
    """
    tops = _tops(timeline)
    height = tops[-1][-1] + _AXIS
    parts = [
        f'<svg class="mpg-time" role="img" width="100%" height="{height}" aria-label="{escape(_summary(timeline))}">',
        f"<style>{_STYLE}</style>",
        f'<defs><pattern id="{name}-ready" width="4" height="4" patternUnits="userSpaceOnUse">'
        '<rect class="mpg-stripe" width="4" height="2"/></pattern>'
        f'<marker id="{name}-arrow" viewBox="0 0 6 6" refX="3" refY="5" markerWidth="6" markerHeight="6">'
        '<path d="M0 0h6l-3 6z"/></marker></defs>',
        *_axis(timeline, height),
    ]
    for index, lane in enumerate(timeline.lanes):  # below all lanes, so that they hide nothing
        parts += _links(timeline, lane, index, tops, name)
    ticks: dict[int, list[Tick]] = {}
    for tick in timeline.ticks:
        ticks.setdefault(tick.lane, []).append(tick)
    for index, lane in enumerate(timeline.lanes):
        parts += _lane(timeline, lane, tops[index], name, colors[index], ticks.get(index, []))
    return "".join([*parts, "</svg>"])


def draw_table(timeline: Timeline) -> str:
    """Return the same as an HTML table: one row for each thread."""
    ticks = Counter(tick.lane for tick in timeline.ticks)
    lines = [ticks[index] for index in range(len(timeline.lanes))] if timeline.printed is None else timeline.printed
    rows = []
    for index, lane in enumerate(timeline.lanes):
        for number, strip in enumerate(lane.strips or (Strip("main", lane.start, lane.end, 0.0, 0.0, ()),)):
            cells = [
                f"{strip.start:.3f} to {strip.end:.3f}",
                *(f"{seconds:.3f}" for seconds in (strip.cpu, strip.ready, strip.blocked)),
                *([str(lines[index]) if number == 0 else ""] if lines else []),
            ]
            who = lane.who if number == 0 else f"{lane.who}, thread {strip.name}"
            rows.append(
                f'<tr><th scope="row">{escape(who)}</th>' + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"
            )
    head = "".join(
        f'<th scope="col">{title}</th>'
        for title in ("process", "lived", "on a CPU", "ready", "blocked", *(["lines"] if lines else []))
    )
    return (
        f"<table><thead><tr>{head}</tr></thead><tbody>{''.join(rows)}</tbody></table>"
        "<p>All in seconds. <em>Ready</em>: it could have run, but had to wait for its turn on a CPU. "
        "<em>Blocked</em>: it waited for something else.</p>"
    )


def legend() -> str:
    """Return what the signs mean, as HTML."""

    def sign(shape: str) -> str:
        return f'<svg class="mpg-time" aria-hidden="true" width="22" height="12">{shape}</svg>'

    stripes = "".join(f'<rect class="mpg-stripe" y="{y}" width="22" height="2"/>' for y in (1, 5, 9))
    signs = (
        ('<rect class="mpg-cpu" width="22" height="12"/>', "on a CPU"),
        (stripes, "ready, waits for a CPU"),
        ('<line class="mpg-blocked" x2="22" y1="6" y2="6"/>', "blocked"),
        ('<circle class="mpg-tick" cx="11" cy="6" r="3.5"/>', "prints a line"),
        ('<line class="mpg-start" x1="11" x2="11" y2="7"/><path class="mpg-axis" d="M8 6h6l-3 6z"/>', "starts another"),
        ('<line class="mpg-end" x1="11" x2="11" y2="12"/>', "ends; joining it no longer waits"),
    )
    return '<p class="mpg-signs">' + " ".join(f"<span>{sign(shape)} {text}</span>" for shape, text in signs) + "</p>"


def _tops(timeline: Timeline) -> list[list[int]]:
    """Return, for each lane, the heights at which its strips' bars begin, and below which it ends."""
    found, top = [], 0
    for lane in timeline.lanes:
        bars = [top + _LABEL + number * (_LABEL + _BAR) for number in range(max(1, len(lane.strips)))]
        top = bars[-1] + _BAR + _GAP
        found.append([*bars, top])
    return found


def _at(timeline: Timeline, seconds: float) -> str:
    return f"{min(100.0, max(0.0, 100 * seconds / (timeline.seconds or 1.0))):.2f}%".replace(".00%", "%")


def _axis(timeline: Timeline, height: int) -> list[str]:
    step = nice_step(timeline.seconds, 5)
    parts = []
    for number in range(math.floor(timeline.seconds / step + 1e-9) + 1):
        seconds = number * step
        x = _at(timeline, seconds)
        parts.append(f'<line class="mpg-grid" x1="{x}" x2="{x}" y2="{height - _AXIS + 4}"/>')
        late = seconds > 0.93 * timeline.seconds
        anchor = "start" if number == 0 else "end" if late else "middle"
        digits = max(0, -math.floor(math.log10(step)))
        parts.append(
            f'<text class="mpg-axis" x="{x}" y="{height - 6}" text-anchor="{anchor}">{seconds:.{digits}f} s</text>'
        )
    return parts


def nice_step(length: float, most: int) -> float:
    """Return the smallest of 1, 2, 5, 10, ... (times a power of ten) that fits at most ``most`` times into a length."""
    power = 10.0 ** math.floor(math.log10(max(length, 1e-6) / most))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor * most >= length)


def _lane(timeline: Timeline, lane: Lane, tops: list[int], name: str, color: int, ticks: list[Tick]) -> list[str]:
    top, bottom = tops[0] - _LABEL, tops[-1]
    parts = [
        f'<g class="mpg-lane mpg-p{color}" data-who="{escape(lane.who)}">',
        f'<rect class="mpg-hit" y="{top}" width="100%" height="{bottom - top}"/>',
    ]
    for number, y in enumerate(tops[:-1]):
        strip = lane.strips[number] if lane.strips else Strip("main", lane.start, lane.end, 0.0, 0.0, ())
        label = (
            lane.who
            if number == 0
            else f"{lane.who} \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} {strip.name or 'thread'}"
        )
        parts.append(f'<text class="mpg-name" x="1" y="{y - 4}">{escape(label)}</text>')
        parts += _bar(timeline, strip, y, name)
    if lane.reaped is not None and lane.reaped - lane.end > 2 * timeline.slice:
        y = tops[0] + _BAR // 2
        x1, x2 = _at(timeline, lane.end), _at(timeline, lane.reaped)
        parts.append(
            f'<line class="mpg-zombie" x1="{x1}" x2="{x2}" y1="{y}" y2="{y}"><title>ended, not yet joined</title></line>'
        )
    for tick in ticks:
        parts.append(
            f'<circle class="mpg-tick" cx="{_at(timeline, tick.time)}" cy="{tops[0] - 1}" r="3.5"'
            f' data-stream="{tick.stream}" data-line="{tick.line}"><title>{tick.time:.3f} s: {escape(tick.text)}</title></circle>'
        )
    return [*parts, "</g>"]


def _bar(timeline: Timeline, strip: Strip, y: int, name: str) -> list[str]:
    """Return one thread: the time it lived, a line for blocked, areas for the rest."""
    x1, x2 = _at(timeline, strip.start), _at(timeline, strip.end)
    length = f"{100 * (strip.end - strip.start) / (timeline.seconds or 1.0):.2f}%"
    middle = y + _BAR // 2
    parts = [
        f'<rect class="mpg-alive" x="{x1}" y="{y}" width="{length}" height="{_BAR}"/>',
        f'<line class="mpg-blocked" x1="{x1}" x2="{x2}" y1="{middle}" y2="{middle}"/>',
    ]
    cpu, ready = _areas(strip, timeline.slice)
    if cpu or ready:
        # Slices are the units of the inner picture, which is stretched to the width of the page.
        parts.append(
            f'<svg y="{y}" width="100%" height="{_BAR}" viewBox="0 0 {timeline.seconds / timeline.slice:g} {_BAR}"'
            f' preserveAspectRatio="none">'
        )
        parts += [f'<path class="mpg-cpu" d="{cpu}"/>'] if cpu else []
        parts += [f'<path fill="url(#{name}-ready)" d="{ready}"/>'] if ready else []
        parts.append("</svg>")
    return parts


def _areas(strip: Strip, width: float) -> tuple[str, str]:
    """Return the outlines of the time on a CPU, from the bottom up, and of the time ready, upon it."""
    place = math.floor(strip.start / width)
    cpu, ready = [], []
    for (on, waiting), same in groupby(strip.slices):
        first, place = place, place + len(list(same))
        x, length = _between(first, place, strip.start / width, strip.end / width)
        y1, y2 = _BAR - 2 * on, _BAR - 2 * on - 2 * waiting
        cpu += [f"M{x} {y1}h{length}V{_BAR}h-{length}z"] if on else []
        ready += [f"M{x} {y2}h{length}V{y1}h-{length}z"] if waiting else []
    return "".join(cpu), "".join(ready)


def _between(first: int, last: int, start: float, end: float) -> tuple[str, str]:
    """Return where an area begins and how long it is: from one slice to another, but not beyond the thread's life."""
    begin = max(float(first), start)
    return f"{begin:.2f}".rstrip("0").rstrip("."), f"{max(0.05, min(float(last), end) - begin):.2f}".rstrip("0").rstrip(
        "."
    )


def _links(timeline: Timeline, lane: Lane, index: int, tops: list[list[int]], name: str) -> list[str]:
    """Return the lines that join a process with the one that asked for it: at its start and at its end."""
    if lane.parent is None:
        return []
    above, below = tops[lane.parent][0] + _BAR, tops[index][0]
    if lane.parent > index:  # its parent has a later pid: pids began anew
        above, below = tops[lane.parent][0], tops[index][0] + _BAR
    start, end = _at(timeline, lane.start), _at(timeline, lane.end)
    return [
        f'<line class="mpg-start" x1="{start}" x2="{start}" y1="{above}" y2="{below}" marker-end="url(#{name}-arrow)"/>',
        f'<line class="mpg-end" x1="{end}" x2="{end}" y1="{above}" y2="{below + _BAR}"/>',
    ]


def _summary(timeline: Timeline) -> str:
    count = len(timeline.lanes)
    return f"Timeline of {count} process{'es' * (count != 1)} over {timeline.seconds:.2f} seconds; the table that follows says the same."
