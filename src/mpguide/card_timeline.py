"""The timelines on a card: pictures of real runs, with what they are and what their signs mean, as HTML."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from html import escape

from mpguide.card_output import COLORS, colors_of, shown_variants
from mpguide.drawing import draw, draw_table, legend
from mpguide.errors import MpguideError, at
from mpguide.example import Example
from mpguide.record import Record
from mpguide.timeline_file import RUNS, Drawn

_PREFERRED = ("own", "forkserver", "spawn", "fork")


def render_timelines(
    example: Example, record: Record, drawn: Sequence[Drawn], wanted: tuple[str, ...] | None, anchor: str
) -> list[str]:
    """Return the timelines of an example; nothing if it has none.

    Args:
        example: what ran.
        record: names the processes and their lines.
        drawn: its timelines.
        wanted: start methods to show one below the other, to one scale; None for all, of which one is not folded.
        anchor: of the card.

    Raises:
        MpguideError: there is no timeline of a start method that is wanted.
    """
    found = {one.start_method: one for one in sorted(drawn, key=lambda one: _PREFERRED.index(one.start_method))}
    for method in wanted or ():
        if method not in found:
            raise MpguideError(
                f"{at(example.path)}: has no timeline with {method}; make it with 'mpguide record --timeline {example.name}'"
            )
    shown = [found[method] for method in wanted] if wanted else list(found.values())[: wanted is None]
    if not shown:
        return []
    folded = list(found.values())[1:] if wanted is None else []
    scale = max(one.timeline.seconds for one in shown)
    head = '<p class="mpg-out-head">Timeline <span class="mpg-order mpg-varies">times vary</span></p>'
    parts = [f'<div class="mpg-timelines" data-search-exclude>{head}{legend()}']
    parts += [
        _figure(example, record, replace(one, timeline=replace(one.timeline, seconds=scale)), anchor) for one in shown
    ]
    parts += [
        f"<details><summary>Timeline {_with(one)}</summary>{_figure(example, record, one, anchor)}</details>"
        for one in folded
    ]
    return ["\n".join([*parts, "</div>"])]


def _figure(example: Example, record: Record, one: Drawn, anchor: str) -> str:
    variant = record.variant(one.python, one.start_method)
    known = colors_of(variant)
    colors = [known.get(lane.who, index % (COLORS - 1) + 1) for index, lane in enumerate(one.timeline.lanes)]
    return (
        f'<figure class="mpg-timeline" data-variant="{shown_variants(record).index(variant)}"'
        f' data-drawn="{escape(example.name)} {one.start_method}">'
        f"{draw(one.timeline, f'{anchor}-{one.start_method}', colors)}"
        f"<figcaption>One real run {_with(one)}, the middle one of {RUNS}, which took {one.fastest:.2f} to {one.slowest:.2f} s. "
        f"{escape(one.timeline.where)}. One slice is {one.timeline.slice * 1000:g} ms; "
        f"two looks were at most {one.timeline.gap * 1000:.0f} ms apart.</figcaption>"
        f"<details><summary>The same as a table</summary>{draw_table(one.timeline)}</details></figure>"
    )


def facts(html: str) -> list[str]:
    """Return what a picture of a timeline shows that does not depend on its scale: its shapes, names and texts."""
    pieces = re.findall(
        r' d="([^"]*)"|<title>(.*?)</title>|class="mpg-name"[^>]*>([^<]*)<|<t[hd]\b[^>]*>([^<]*)<', html
    )
    return ["".join(piece) for piece in pieces]


def _with(one: Drawn) -> str:
    return "as written" if one.start_method == "own" else f"with {one.start_method}"
