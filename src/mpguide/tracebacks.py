"""Tracebacks that somebody pastes: which entry of the errors chapter is about them.

A text and an entry are both taken apart into *traits*: the exceptions with their messages, the notes
below them, and the functions of the standard library on the stack. Traits leave out what differs from
one program and machine to another: addresses, numbers, paths, names in quotes. A trait that few entries
have counts more. The page does the same in ``docs/assets/play/explain.js``; a test compares the two.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_ANSI = re.compile(r"\x1b\[[0-9;]*m")
_EXCEPTION = re.compile(
    r"(?:^|[\s>|:(])(?:\w+\.)*(\w*(?:Error|Exception|Warning|Interrupt|Empty|Full|Failed|BrokenProcessPool))"
    r"(?:: +(\S.*))?$"
)
_NOTE = re.compile(r"(when serializing .*|Forkserver process may have crashed.*)$")
_FRAMES = (
    re.compile(r'File "([^"]+)", line \d+, in (\w+)'),
    re.compile(r"File (\S+?):\d+, in (\w+)"),
    re.compile(r"(?:^|\s)(\S+\.py):\d+: in (\w+)"),
    re.compile(r"^(\S+\.py) in (\w+)\("),
)
_LIBRARY = re.compile(
    r"(?:^|/)((?:multiprocessing|concurrent|asyncio)/(?:futures/|interpreters/)?\w+|pickle|queue|threading)\.py$"
)
_OURS = re.compile(
    r"process|pool|fork|spawn|pickl|serializ|semaphore|bootstrapping|daemonic|manager|shared|interpreter|multiprocessing|barrier|connection|context has"
)
_MASKS = (
    (re.compile(r"0x[0-9a-fA-F]+"), "0x"),
    (re.compile(r"<[^<>]*(?:<[^<>]*>[^<>]*)*>"), "<>"),
    (re.compile(r"(?:[A-Za-z]:)?(?:[\\/][\w.~-]+)+[\\/]?"), "/"),
    (re.compile(r"\d+"), "0"),
)
_QUOTED = re.compile(r"'[^']*'|\"[^\"]*\"")
WEIGHTS = {"strict": 3.0, "loose": 3.0, "class": 1.0, "note": 0.5, "frame": 0.3}
ENOUGH = 0.35
"""Share of an entry's own weight that a text must reach to be about it."""


@dataclass(frozen=True)
class Entry:
    """One failure of the errors chapter."""

    title: str
    page: str
    """Address below the site's root, with anchor."""
    variants: tuple[frozenset[str], ...]
    """Traits of what the failing program prints, on each Python and start method that differ."""


def traits(text: str) -> frozenset[str]:
    """Take a text apart; each trait is a kind, a blank and what was found."""
    found = set()
    for raw in text.splitlines():
        line = _ANSI.sub("", raw).rstrip().replace("\\\\", "\\")
        exception = _EXCEPTION.search(line)
        if exception:
            name, message = exception[1], exception[2] or ""
            found.add(f"class {name}")
            strict = _mask(message)
            found.add(f"strict {name}: {strict}")
            found.add(f"loose {name}: {_QUOTED.sub('', strict)}")
        elif note := _NOTE.search(line):
            found.add(f"note {_QUOTED.sub('', _mask(note[1]))}")
        for pattern in _FRAMES:
            frame = pattern.search(line)
            module = frame and _LIBRARY.search(frame[1].replace("\\", "/"))
            if frame and module:
                found.add(f"frame {module[1]}:{frame[2]}")
                break
    return frozenset(found)


def _mask(text: str) -> str:
    for pattern, replacement in _MASKS:
        text = pattern.sub(replacement, text)
    return text


def is_ours(found: Iterable[str]) -> bool:
    """Say whether traits show that processes had a part in it: by the stack, or by the words of a message."""
    return any(
        (trait.startswith("frame ") and "/" in trait) or (trait.startswith("loose ") and _OURS.search(trait.lower()))
        for trait in found
    )


class Matcher:
    """Finds the entries that a text is about."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        holders: dict[str, int] = {}
        for entry in entries:
            for trait in frozenset().union(*entry.variants):
                holders[trait] = holders.get(trait, 0) + 1
        self._worth = {
            trait: WEIGHTS[trait.partition(" ")[0]] * math.log(1 + len(entries) / count)
            for trait, count in holders.items()
        }

    def find(self, text: str) -> list[Entry]:
        """Return the entries that a text is about, best first; none if it is about something else."""
        found = traits(text)
        if not is_ours(found):
            return []
        scored = [(self._score(entry, found), -place) for place, entry in enumerate(self._entries)]
        return [self._entries[-place] for score, place in sorted(scored, reverse=True) if score >= ENOUGH]

    def _score(self, entry: Entry, found: frozenset[str]) -> float:
        """Return how well a text fits the variant that it fits best, from 0 to 1."""
        return max((self._fit(variant, found) for variant in entry.variants), default=0.0)

    def _fit(self, variant: frozenset[str], found: frozenset[str]) -> float:
        if not any(trait.startswith(("loose ", "strict ")) for trait in variant & found):
            return 0.0
        worth = self._worth
        common = sum(worth[trait] for trait in variant & found)
        missing = sum(worth[trait] for trait in variant - found)
        surplus = sum(worth[trait] for trait in found - variant if trait in worth)
        return common / (common + 0.5 * missing + 0.5 * surplus) if common else 0.0
