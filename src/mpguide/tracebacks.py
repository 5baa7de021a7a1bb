"""Tracebacks that somebody pastes: which entry of the errors chapter is about them.

A text is taken apart into *traits*: the lines that Python printed about the failure, and the functions of
the standard library on the stack. Traits leave out what differs from one program and machine to another:
addresses, numbers, paths and names. What failing programs printed is in a file that is made from their
records; a pasted line has a trait if it ends with it, so whatever a log puts before it does no harm.

The page does the same in ``docs/assets/play/explain.js``, with the same file; a test compares the two.
"""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from mpguide.errors import MpguideError

DATA = "docs/assets/play/errors.json"
MOST = 5
"""Entries shown for one text."""
_INSTALLED = Path(__file__).with_name("errors.json")


@dataclass(frozen=True)
class Entry:
    """One failure of the errors chapter."""

    title: str
    page: str
    """Address below the site's root, with its anchor."""
    why: str
    """The cause, in a sentence or two."""
    fixes: tuple[str, ...]
    """Names of the examples that do it right."""
    variants: tuple[frozenset[int], ...]
    """What its failing programs print, as numbers of traits, once for each Python where it differs."""
    says: frozenset[int]
    """Those of the traits that its title quotes."""


class Reader:
    """Takes texts apart, by patterns that Python and JavaScript understand alike."""

    def __init__(self, patterns: dict[str, Any]) -> None:
        self._patterns = patterns

    def lines(self, text: str) -> list[tuple[str, str]]:
        """Return each line without what varies, once with what stands in quotes and once without."""
        found = []
        for raw in text.splitlines():
            strict = self._replace(raw, "masks").rstrip()
            if strict:
                found.append((strict, self._replace(strict, "quoted")))
        return found

    def frames(self, text: str) -> set[str]:
        """Return the functions of the standard library's concurrent packages on the stacks in a text."""
        found = set()
        for raw in text.splitlines():
            line = self._replace(raw, "paint")
            for pattern in self._patterns["frames"]:
                frame = re.search(pattern, line, re.ASCII)
                module = frame and re.search(self._patterns["module"], frame[1].replace("\\", "/"), re.ASCII)
                if frame and module:
                    found.add(f"{module[1]}:{frame[2]}")
                    break
        return found

    def is_ours(self, text: str) -> bool:
        """Say whether a text has to do with processes or interpreters at all."""
        return bool(re.search(self._patterns["ours"], text, re.ASCII | re.IGNORECASE))

    def is_message(self, text: str) -> bool:
        """Say whether a text is a message without a stack, which nothing speaks against."""
        return not re.search(self._patterns["stack"], self._replace(text, "paint"), re.ASCII)

    def is_telling(self, kind: str, line: str) -> bool:
        """Say whether a line is enough to know a failure by, even if nothing else is known."""
        words = len(re.findall(r"[A-Za-z]{2,}", line))
        enough = words >= 4 if kind == "loose" else words > 0
        return kind != "frame" and enough and not re.search(self._patterns["general"], line, re.ASCII)

    def _replace(self, line: str, kind: str) -> str:
        for pattern, replacement in self._patterns[kind]:
            line = re.sub(pattern, lambda _, text=replacement: text, line, flags=re.ASCII)  # type: ignore[misc]
        return line


class Matcher:
    """Finds the entries that a text is about."""

    def __init__(self, data: dict[str, Any]) -> None:
        self.reader = Reader(data["patterns"])
        self.entries = [
            Entry(
                e["title"],
                e["page"],
                e["why"],
                tuple(e["fixes"]),
                tuple(map(frozenset, e["variants"])),
                frozenset(e["says"]),
            )
            for e in data["entries"]
        ]
        self._traits: list[tuple[str, str, float]] = [tuple(trait) for trait in data["traits"]]
        self._enough: float = data["enough"]

    @classmethod
    def load(cls, root: Path) -> Matcher:
        """Return the matcher of a clone of the guide or, if there is none, the one installed with this package.

        Raises:
            MpguideError: neither has the file.
        """
        path = next((path for path in (root / DATA, _INSTALLED) if path.is_file()), None)
        if path is None:
            raise MpguideError(f"{root / DATA}: is missing; make it with 'uv run python tools/errors.py'")
        return cls(json.loads(path.read_text(encoding="utf-8")))

    def find(self, text: str) -> list[Entry]:
        """Return the entries that a text is about, best first; none if it is about something else."""
        found, ours, message = self._found(text), self.reader.is_ours(text), self.reader.is_message(text)
        if not ours and not message:
            return []
        if not ours:
            found = {number for number in found if self.reader.is_telling(*self._traits[number][:2])}
        scores = [
            max(self._fit(variant, found) for variant in entry.variants) + (message and bool(entry.says & found))
            for entry in self.entries
        ]
        ranked = sorted(range(len(scores)), key=lambda place: (-scores[place], place))
        return [self.entries[place] for place in ranked if scores[place] >= self._enough]

    def _found(self, text: str) -> set[int]:
        """Return the numbers of the traits of a text."""
        lines, frames = self.reader.lines(text), self.reader.frames(text)
        found = set()
        for number, (kind, what, _) in enumerate(self._traits):
            if kind == "frame":
                holds = what in frames
            else:
                column = ("strict", "loose").index(kind)
                holds = any(_ends_with(line[column], what) for line in lines)
            if holds:
                found.add(number)
        return found

    def _fit(self, variant: frozenset[int], found: set[int]) -> float:
        """Return how well a text fits what a program printed: what it says, and a little where it says it."""
        said = [n for n in variant & found if self._traits[n][0] != "frame"]
        if not said:
            return 0.0
        return self._share(variant, found, False) + 0.3 * self._share(variant, found, True)

    def _share(self, variant: frozenset[int], found: set[int], frames: bool) -> float:
        """Return the worth of what both have over the worth of all; what readers leave out counts little."""

        def worth(numbers: Sequence[int] | frozenset[int] | set[int]) -> float:
            return sum(self._traits[n][2] for n in sorted(numbers) if (self._traits[n][0] == "frame") == frames)

        common = worth(variant & found)
        return common / (common + 0.3 * worth(variant - found) + 0.6 * worth(found - variant)) if common else 0.0


def _ends_with(line: str, end: str) -> bool:
    """Say whether a line ends with words, and no word or number is cut."""
    if not line.endswith(end):
        return False
    before = line[: len(line) - len(end)][-1:]
    return not (before.isalnum() or before == "_")
