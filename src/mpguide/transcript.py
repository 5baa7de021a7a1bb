"""Transcripts: what a program printed on one stream, compared up to what may vary.

Three orders (see ``order`` in `mpguide.header.Header`):

- ``exact``: one order of all lines;
- ``by-process``: each process's lines in its own order, processes interleave freely;
- ``any``: any order.

In the last two, *barriers* keep what the program itself orders: every line before a barrier comes
before every line after it, for example what is printed before the first start or after the last
join. Processes have no names that last from run to run; they are matched by what they say.
"""

from __future__ import annotations

import difflib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mpguide.runner import Run

MAIN = "main"
STREAMS = ("stdout", "stderr")
MASKED = "░"
_DIFF_LINES = 40


@dataclass(frozen=True)
class Said:
    """One line and who said it: ``main``, ``child 1``, ``grandchild 2``, ``fork server``."""

    who: str
    text: str


@dataclass(frozen=True)
class Expected:
    """What one stream of a run is expected to hold."""

    order: str
    """One of `mpguide.header.ORDERS`."""
    lines: tuple[Said, ...]
    """The lines of one real run, as it printed them."""
    barriers: tuple[int, ...] = ()
    """Numbers of lines, ascending: the first N lines come before all others on every run."""


def transcript(done: Run, stream: str) -> tuple[Said, ...]:
    """Return what a run printed on a stream, each line with a readable name of its process.

    Only processes that print are numbered, by their start, children apart from their children.
    """
    names = {0: MAIN}
    numbers: Counter[str] = Counter()
    for index in sorted({line.process for line in done.lines} - {0}):
        life = done.processes[index]
        if life.helper:
            names[index] = life.helper
            continue
        kind = "child" if life.parent in (None, 0) else "grandchild"
        numbers[kind] += 1
        names[index] = f"{kind} {numbers[kind]}"
    return tuple(Said(names[line.process], line.text) for line in done.lines if line.stream == stream)


def masked(lines: Iterable[Said], masks: Sequence[re.Pattern[str]]) -> tuple[Said, ...]:
    """Return the lines with everything that the masks match replaced by one sign."""
    return tuple(Said(line.who, _mask(line.text, masks)) for line in lines)


def _mask(text: str, masks: Sequence[re.Pattern[str]]) -> str:
    def cover(match: re.Match[str]) -> str:
        if not match.re.groups:
            return MASKED
        whole, start = match[0], match.start()
        spans = [match.span(group) for group in range(1, match.re.groups + 1) if match[group]]
        for first, last in sorted(spans, reverse=True):
            whole = whole[: first - start] + MASKED + whole[last - start :]
        return whole

    for pattern in masks:
        text = pattern.sub(cover, text)
    return text


def compare(
    expected: Expected, lines: Sequence[Said], masks: Sequence[re.Pattern[str]], attributed: bool = True
) -> str:
    """Compare a run's lines with what is expected.

    Args:
        expected: from the record.
        lines: from the run.
        masks: applied to both.
        attributed: False if it is not known who said which line; then only texts are compared.

    Returns:
        Nothing if they agree, else what differs, for people: a few lines per process.
    """
    wanted, found = masked(expected.lines, masks), masked(lines, masks)
    if not attributed:
        wanted, found = _anonymous(wanted), _anonymous(found)
    if expected.order == "any" or (expected.order == "by-process" and not attributed):
        if Counter(map(_role, wanted)) != Counter(map(_role, found)):
            return _diff(
                {
                    "any order": (
                        [str(_role(s)[1]) for s in sorted(wanted, key=_role)],
                        [_role(s)[1] for s in sorted(found, key=_role)],
                    )
                }
            )
        return _compare_barriers([_role(s) for s in wanted], [_role(s) for s in found], expected.barriers, found)
    if expected.order == "exact" and [s.text for s in wanted] != [s.text for s in found]:
        return _diff({"all processes": ([_label(s) for s in wanted], [_label(s) for s in found])})
    names = _match(wanted, found)
    if names is None:
        return _diff(_by_process(wanted, found))
    renamed = [Said(names[s.who], s.text) for s in found]
    if expected.order == "exact":
        pairs = ([_label(s) for s in wanted], [_label(s) for s in renamed])
        return "" if pairs[0] == pairs[1] else _diff({"who said it": pairs})
    return _compare_barriers([s.who for s in wanted], [s.who for s in renamed], expected.barriers, renamed)


def settle(
    transcripts: Sequence[Sequence[Said]], masks: Sequence[re.Pattern[str]], order: str | None = None
) -> Expected | None:
    """Find the strictest order that holds in all transcripts, and its barriers.

    Args:
        transcripts: of several runs; the first is the one to show.
        masks: applied to all.
        order: the only order to try, or None for all.

    Returns:
        What the first transcript shows and all the others agree with; None if they differ in more than order.
    """
    reference = tuple(transcripts[0])
    for candidate in (order,) if order else ("exact", "by-process", "any"):
        expected = Expected(candidate, reference)
        if all(not compare(expected, other, masks) for other in transcripts[1:]):
            if candidate == "exact":
                return expected
            every = range(1, len(reference))
            barriers = [
                i
                for i in every
                if all(not compare(Expected(candidate, reference, (i,)), t, masks) for t in transcripts[1:])
            ]
            return Expected(candidate, reference, _needed(reference, barriers, candidate))
    return None


def _needed(lines: tuple[Said, ...], barriers: list[int], order: str) -> tuple[int, ...]:
    """Leave out barriers inside a stretch of one process: its own order says as much."""
    if order == "any":
        return tuple(barriers)
    known = set(barriers)
    edges = {0, *known, len(lines)}
    needed = []
    for i in barriers:
        inside = lines[i - 1].who == lines[i].who and i - 1 in edges and i + 1 in edges
        if not inside:
            needed.append(i)
    return tuple(needed)


def _role(line: Said) -> tuple[bool, str]:
    return (line.who != MAIN, line.text)


def _label(line: Said) -> str:
    return f"{line.who} | {line.text}" if line.who else line.text


def _anonymous(lines: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(Said(MAIN, line.text) for line in lines)


def _grouped(lines: Iterable[Said]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for line in lines:
        groups.setdefault(line.who, []).append(line.text)
    return groups


def _match(wanted: Iterable[Said], found: Iterable[Said]) -> dict[str, str] | None:
    """Return the name in ``wanted`` of each process in ``found``; None if some have no partner."""
    waiting: dict[tuple[bool, tuple[str, ...]], list[str]] = {}
    for who, texts in _grouped(wanted).items():
        waiting.setdefault((who == MAIN, tuple(texts)), []).append(who)
    names = {}
    for who, texts in _grouped(found).items():
        partners = waiting.get((who == MAIN, tuple(texts)))
        if not partners:
            return None
        names[who] = partners.pop(0)
    return None if any(waiting.values()) else names


def _by_process(wanted: Iterable[Said], found: Iterable[Said]) -> dict[str, tuple[list[str], list[str]]]:
    """Pair the processes that found no partner, the most alike first; return what each should say and said."""
    left, right = _grouped(wanted), _grouped(found)
    for who, texts in list(left.items()):
        same = next(
            (other for other, said in right.items() if said == texts and (who == MAIN) == (other == MAIN)), None
        )
        if same:
            del left[who], right[same]
    pairs = {}
    for who, texts in left.items():
        rivals = [other for other in right if (who == MAIN) == (other == MAIN)]
        best = max(rivals, key=lambda other: len(set(right[other]) & set(texts)), default=None)
        pairs[who] = (texts, right.pop(best) if best else [])
    for who, texts in right.items():
        pairs[f"{who} (not in the record)"] = ([], texts)
    return pairs


def _compare_barriers(
    wanted: Sequence[object], found: Sequence[object], barriers: Iterable[int], lines: Sequence[Said]
) -> str:
    for barrier in barriers:
        early = Counter(found[:barrier]) - Counter(wanted[:barrier])
        if early:
            index = next(i for i, key in enumerate(found[:barrier]) if key in early)
            late = Counter(wanted[:barrier]) - Counter(found[:barrier])
            behind = next(i for i, key in enumerate(found) if i >= barrier and key in late)
            # The last line of an early process in the prefix is the one that is out of place.
            index = max(i for i in range(index, barrier) if found[i] == found[index])
            return f"  out of order: {_label(lines[index])!r} came before {_label(lines[behind])!r}, which the program prints first"
    return ""


def _diff(pairs: dict[str, tuple[list[str], list[str]]]) -> str:
    """Render what differs, per process: ``-`` is the record, ``+`` is this run."""
    out = []
    for title, (wanted, found) in pairs.items():
        body = [
            line
            for line in difflib.unified_diff(wanted, found, lineterm="", n=1)
            if not line.startswith(("---", "+++"))
        ]
        if len(body) > _DIFF_LINES:
            body = [*body[:_DIFF_LINES], f"... {len(body) - _DIFF_LINES} more lines differ"]
        out += [f"  {title}:", *(f"    {line}" for line in body if not line.startswith("@@"))]
    return "\n".join(out)
