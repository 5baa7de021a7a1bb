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

from mpguide.header import Header
from mpguide.runner import Run

MAIN = "main"
OUTPUTS = ("stdout", "stderr")
STREAMS = (*OUTPUTS, "waits")
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


def compared(header: Header) -> tuple[str, ...]:
    """Return the streams of an example that a check looks at."""
    return tuple(stream for stream in STREAMS if stream != "stderr" or header.stderr == "check")


def masked(lines: Iterable[Said], masks: Sequence[re.Pattern[str]]) -> tuple[Said, ...]:
    """Return the lines with everything that the masks match replaced by one sign."""
    return tuple(Said(line.who, _mask(line.text, masks)) for line in lines)


def _mask(text: str, masks: Sequence[re.Pattern[str]]) -> str:
    for pattern in masks:
        groups = range(1, pattern.groups + 1) if pattern.groups else (0,)
        spans = sorted({match.span(group) for match in pattern.finditer(text) for group in groups})
        pieces, end = [], 0
        for first, last in spans:
            if first == last or last <= end:  # empty, or inside the group before it
                continue
            pieces += [text[end:first], MASKED] if first >= end else []
            end = last
        text = "".join([*pieces, text[end:]])
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
            return _diff({"any order": (_roles(wanted), _roles(found))})
        return _compare_barriers([_role(s) for s in wanted], [_role(s) for s in found], expected.barriers, found)
    if expected.order == "exact" and [s.text for s in wanted] != [s.text for s in found]:
        return _diff({"all processes": ([_label(s) for s in wanted], [_label(s) for s in found])})
    names = _match(wanted, found, expected.barriers) or _match(wanted, found, ())
    if names is None:
        return _diff(_by_process(wanted, found))
    renamed = [Said(names[s.who], s.text) for s in found]
    if expected.order == "exact":
        pairs = ([_label(s) for s in wanted], [_label(s) for s in renamed])
        return "" if pairs[0] == pairs[1] else _diff({"who said it": pairs})
    return _compare_barriers([s.who for s in wanted], [s.who for s in renamed], expected.barriers, renamed)


def align(expected: Expected, lines: Sequence[Said], masks: Sequence[re.Pattern[str]]) -> list[int]:
    """Return, for each line of a run that agrees with what is expected, the number of its line there."""
    wanted, found = masked(expected.lines, masks), masked(lines, masks)
    if expected.order == "exact":
        return list(range(len(found)))
    names = None
    if expected.order == "by-process":
        names = _match(wanted, found, expected.barriers) or _match(wanted, found, ())
    waiting: dict[object, list[int]] = {}
    for number, line in enumerate(wanted):
        waiting.setdefault((line.who, line.text) if names else _role(line), []).append(number)
    return [waiting[(names[line.who], line.text) if names else _role(line)].pop(0) for line in found]


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
            barriers = _barriers(reference, transcripts[1:], masks, candidate)
            return Expected(candidate, reference, _needed(reference, barriers, candidate))
    return None


def _barriers(
    lines: tuple[Said, ...], others: Sequence[Sequence[Said]], masks: Sequence[re.Pattern[str]], order: str
) -> tuple[int, ...]:
    """Return the barriers that all transcripts respect, also taken together.

    Where processes print alike, each barrier may hold for itself and not with another, since they
    can trade places; elsewhere one pass over each transcript finds them all.
    """
    shown = masked(lines, masks)
    texts = [tuple(said) for said in _grouped(shown).values()]
    if order == "any" or len(set(texts)) == len(texts):
        cuts = set(range(1, len(lines)))
        for other in others:
            cuts &= _common_cuts(shown, masked(other, masks), order)
        return tuple(sorted(cuts))

    def hold(barriers: tuple[int, ...]) -> bool:
        return all(not compare(Expected(order, lines, barriers), other, masks) for other in others)

    single = tuple(number for number in range(1, len(lines)) if hold((number,)))
    if hold(single):
        return single
    together: tuple[int, ...] = ()
    for number in single:
        if hold((*together, number)):
            together += (number,)
    return together


def _common_cuts(wanted: Sequence[Said], found: Sequence[Said], order: str) -> set[int]:
    """Return the numbers N for which the first N lines of both are the same but for their order."""
    names = _match(wanted, found, ()) if order == "by-process" else None
    keys: list[tuple[object, object]] = [
        (w.who, names[f.who]) if names else (_role(w), _role(f)) for w, f in zip(wanted, found, strict=True)
    ]
    surplus: Counter[object] = Counter()
    cuts = set()
    for number, (want, have) in enumerate(keys, 1):
        surplus[want] += 1
        surplus[have] -= 1
        for key in (want, have):
            if not surplus[key]:
                del surplus[key]
        if not surplus:
            cuts.add(number)
    return cuts


def _needed(lines: tuple[Said, ...], barriers: tuple[int, ...], order: str) -> tuple[int, ...]:
    """Leave out barriers inside a stretch of one process: its own order says as much."""
    if order == "any":
        return barriers
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


def _roles(lines: Iterable[Said]) -> list[str]:
    names = ((("main" if line.who == MAIN else "child") if line.who else "", line) for line in sorted(lines, key=_role))
    return [_label(Said(name, line.text)) for name, line in names]


def _label(line: Said) -> str:
    return f"{line.who} | {line.text}" if line.who else line.text


def _anonymous(lines: Iterable[Said]) -> tuple[Said, ...]:
    return tuple(Said("", line.text) for line in lines)


def _grouped(lines: Iterable[Said]) -> dict[str, list[str]]:
    groups: dict[str, list[str]] = {}
    for line in lines:
        groups.setdefault(line.who, []).append(line.text)
    return groups


def _match(wanted: Sequence[Said], found: Sequence[Said], barriers: Iterable[int]) -> dict[str, str] | None:
    """Return the name in ``wanted`` of each process in ``found``; None if some have no partner.

    Partners say the same, and as much of it before each barrier.
    """
    waiting: dict[object, list[str]] = {}
    for who, key in _profiles(wanted, barriers).items():
        waiting.setdefault(key, []).append(who)
    names = {}
    for who, key in _profiles(found, barriers).items():
        partners = waiting.get(key)
        if not partners:
            return None
        names[who] = partners.pop(0)
    return None if any(waiting.values()) else names


def _profiles(lines: Sequence[Said], barriers: Iterable[int]) -> dict[str, object]:
    """Return, for each process, by what it is known: its lines, and how many stand before each barrier."""
    early: dict[str, list[int]] = {line.who: [] for line in lines}
    counts: Counter[str] = Counter()
    stops = set(barriers)
    for number, line in enumerate(lines):
        if number in stops:
            for who, passed in early.items():
                passed.append(counts[who])
        counts[line.who] += 1
    return {who: (who == MAIN, tuple(texts), tuple(early[who])) for who, texts in _grouped(lines).items()}


def _by_process(wanted: Sequence[Said], found: Sequence[Said]) -> dict[str, tuple[list[str], list[str]]]:
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
        body = list(difflib.unified_diff(wanted, found, lineterm="", n=1))[2:]  # without the two names of files
        if len(body) > _DIFF_LINES:
            body = [*body[:_DIFF_LINES], f"... {len(body) - _DIFF_LINES} more lines differ"]
        out += [f"  {title}:", *(f"    {line}" for line in body if not line.startswith("@@"))]
    return "\n".join(out)
