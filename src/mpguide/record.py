"""Records: what runs of an example are expected to show, kept beside it as text.

A record names the source it was made from and a checksum of itself, so that a changed example and
an edited record are both noticed. It holds one or more variants; each lists the Pythons and start
methods that print it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from mpguide.errors import MpguideError, at
from mpguide.example import Example
from mpguide.files import write_whole
from mpguide.header import ORDERS
from mpguide.transcript import MAIN, STREAMS, Expected, Said

_TITLE = "mpguide record 1: written by 'mpguide record', never by hand"
_LINE = re.compile(r"(main|(?:grand)?child \d+|fork server|resource tracker) *\|(?: (.*))?")
_BARRIER = "--"


@dataclass(frozen=True)
class Variant:
    """What some interpreters under some start methods print alike."""

    runs: tuple[tuple[str, str], ...]
    """Pairs of a Python such as ``3.14`` and a start method."""
    streams: dict[str, Expected]
    """What is expected on ``stdout`` and ``stderr``; an absent one is empty."""

    def expected(self, stream: str) -> Expected:
        """Return what is expected on a stream."""
        return self.streams.get(stream, Expected("exact", ()))

    @property
    def order(self) -> str:
        """The loosest order among its streams."""
        return max((expected.order for expected in self.streams.values()), key=ORDERS.index, default="exact")


@dataclass(frozen=True)
class Record:
    """All variants of one example's output."""

    source: str
    """SHA-256 of the example's source when it was recorded."""
    variants: tuple[Variant, ...]

    @property
    def pythons(self) -> tuple[str, ...]:
        """The Pythons it was recorded on, oldest first."""
        found = {python for variant in self.variants for python, _ in variant.runs}
        return tuple(sorted(found, key=version_key))

    def variant(self, python: str, start_method: str) -> Variant:
        """Return the variant for an interpreter and start method.

        A pair that was not recorded gets that of the nearest older Python under the same start
        method, else of the nearest newer one, else the first.
        """
        offers = [(version_key(p), v) for v in self.variants for p, method in v.runs if method == start_method]
        older = [offer for offer in offers if offer[0] <= version_key(python)]
        if older:
            return max(older, key=lambda offer: offer[0])[1]
        return min(offers, key=lambda offer: offer[0])[1] if offers else self.variants[0]

    def dump(self) -> str:
        """Return the text of the record."""
        body = "\n".join(line for variant in self.variants for line in _dump(variant))
        return f"{_TITLE}\nsource {self.source}\nchecksum {_checksum(self.source, body)}\n{body}\n"

    def save(self, path: Path) -> None:
        """Write the record, whole or not at all.

        Raises:
            MpguideError: it cannot be written.
        """
        write_whole(path, self.dump())

    @classmethod
    def load(cls, path: Path, name: str) -> Record:
        """Read the record at ``path`` of the example ``name``.

        Raises:
            MpguideError: it is missing, was edited by hand, or is not a record.
        """
        try:
            text = path.read_bytes().decode("utf-8").replace("\r\n", "\n")
        except FileNotFoundError:
            raise MpguideError(f"{at(path)}: is missing; make it with 'mpguide record {name}'") from None
        except (OSError, UnicodeDecodeError) as error:
            raise MpguideError(f"{at(path)}: cannot be read: {error}") from None
        title, _, rest = text.partition("\n")
        head = re.fullmatch(r"source ([0-9a-f]{64})\nchecksum ([0-9a-f]{64})\n(.*)\n", rest, re.DOTALL)
        if title != _TITLE or not head:
            raise MpguideError(
                f"{at(path, 1)}: is not a record of this format; make it anew with 'mpguide record {name}'"
            )
        source, checksum, body = head.groups()
        if _checksum(source, body) != checksum:
            raise MpguideError(
                f"{at(path, 3)}: was edited by hand (its checksum does not fit); make it anew with 'mpguide record {name}'"
            )
        return cls(source, tuple(_parse(body.split("\n"))))


def _checksum(source: str, body: str) -> str:
    return hashlib.sha256(f"{source}\n{body}".encode()).hexdigest()


def version_key(python: str) -> tuple[int, ...]:
    """Return a key that sorts ``3.9`` before ``3.14`` and ``3.14`` before ``3.14t``."""
    return (*map(int, re.findall(r"\d+", python)), int(python.endswith("t")))


def compact_versions(pythons: set[str]) -> str:
    """Return versions for people: ``3.11-3.13, 3.15``, with a real dash."""
    runs: list[list[str]] = []
    for python in sorted(pythons, key=lambda p: (p.endswith("t"), version_key(p))):
        last = runs[-1][-1] if runs else ""
        if last and _minor(python) == _minor(last) + 1 and python.endswith("t") == last.endswith("t"):
            runs[-1].append(python)
        else:
            runs.append([python])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}\N{EN DASH}{run[-1]}" for run in runs)


def _minor(python: str) -> int:
    found = re.search(r"\.(\d+)", python)
    return int(found[1]) if found else 0


def fresh_record(example: Example) -> Record:
    """Return the record of an example, made from its present source.

    Raises:
        MpguideError: it is missing, edited, or made from another source.
    """
    record = Record.load(example.record_path, example.name)
    if record.source != example.digest:
        raise MpguideError(
            f"{at(example.path)}: changed since it was recorded; run 'mpguide record {example.name}' and look at the difference"
        )
    return record


def _dump(variant: Variant) -> Iterator[str]:
    by_python: dict[str, list[str]] = {}
    for python, method in variant.runs:
        by_python.setdefault(python, []).append(method)
    yield ""
    for python in sorted(by_python, key=version_key):
        yield f"on {python} {' '.join(by_python[python])}"
    for stream in STREAMS:
        expected = variant.expected(stream)
        if not expected.lines:
            continue
        yield f"{stream} {expected.order}"
        width = max(len(line.who) for line in expected.lines)
        for number, line in enumerate(expected.lines):
            if number in expected.barriers:
                yield _BARRIER
            yield f"{line.who:{width}} | {line.text}" if line.text else f"{line.who:{width}} |"


def _parse(lines: list[str]) -> Iterator[Variant]:
    """Read the body; its checksum was right, so a fault here is one of this program."""
    runs: list[tuple[str, str]] = []
    streams: dict[str, tuple[str, list[Said], list[int]]] = {}
    said: list[Said] = []
    barriers: list[int] = []
    for line in [*lines[1:], ""]:
        first, _, rest = line.partition(" ")
        if found := _LINE.fullmatch(line):
            said.append(Said(found[1], found[2] or ""))
        elif first == _BARRIER:
            barriers.append(len(said))
        elif first in STREAMS:
            said, barriers = [], []
            streams[first] = (rest, said, barriers)
        elif first == "on":
            python, *methods = rest.split()
            runs += [(python, method) for method in methods]
        else:
            yield Variant(tuple(runs), {s: Expected(o, tuple(t), tuple(b)) for s, (o, t, b) in streams.items()})
            runs, streams = [], {}


__all__ = ["MAIN", "Record", "Variant", "fresh_record", "version_key"]
