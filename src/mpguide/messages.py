"""Messages that a page quotes: each must stand in a record, on the Pythons it is claimed for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mpguide.errors import MpguideError
from mpguide.record import Record, compact_versions

_MESSAGE = re.compile(
    r"(?:\w+\.)*\w*(?:Error|Exception|Warning|Interrupt|Exit|Empty|Full|BrokenProcessPool|ExecutionFailed): \S.*"
    r"|\[Errno .*|resource_tracker: .*"
)
_ELLIPSIS = re.compile(r"\\\.\\\.\\\.|…")


def is_message(span: str) -> bool:
    """Say whether a code span quotes what Python prints, such as ``ValueError: Pool not running``."""
    return bool(_MESSAGE.fullmatch(span))


def read_claim(text: str) -> tuple[str, ...]:
    """Return the Pythons of a claim such as ``3.11-3.13, 3.15``.

    Raises:
        MpguideError: it is not of this form.
    """
    pythons: list[str] = []
    for part in text.split(","):
        found = re.fullmatch(r"\s*3\.(\d+)\s*(?:[-\N{EN DASH}]\s*3\.(\d+)\s*)?", part)
        if not found:
            raise MpguideError(f"data-on={text!r} is no list of Pythons such as 3.11-3.13, 3.15")
        pythons += [f"3.{minor}" for minor in range(int(found[1]), int(found[2] or found[1]) + 1)]
    return tuple(pythons)


def check_message(message: str, records: Sequence[Record], claim: str = "") -> None:
    """Look for a message in the records of the examples of a page.

    Args:
        message: what is quoted; ``...`` stands for anything.
        records: of the examples on the page.
        claim: the Pythons on which it is said to appear; if empty, one record must show it on all of its own.

    Raises:
        MpguideError: it is not there, or not on a Python that it is claimed for.
    """
    places = [_pythons(message, record) for record in records]
    if claim:
        missing = set(read_claim(claim)).difference(*places)
        if missing:
            raise MpguideError(f"`{message}`: no example on this page prints it on Python {compact_versions(missing)}")
        return
    if not any(places):
        raise MpguideError(f"`{message}`: no example on this page prints it")
    if not any(found and found == set(record.pythons) for found, record in zip(places, records, strict=True)):
        most = max(places, key=len)
        raise MpguideError(
            f'`{message}` appears on Python {compact_versions(most)} only; say so with {{ data-on="{_claim(most)}" }}'
        )


def _pythons(message: str, record: Record) -> set[str]:
    """Return the Pythons on which a record holds a message in one of its lines."""
    wanted = re.compile(_ELLIPSIS.sub(".*", re.escape(message)))
    return {
        python
        for variant in record.variants
        if any(wanted.search(line.text) for expected in variant.streams.values() for line in expected.lines)
        for python, _ in variant.runs
    }


def _claim(pythons: Iterable[str]) -> str:
    return compact_versions(set(pythons)).replace("\N{EN DASH}", "-")
