"""The results file: what the checks of a whole matrix found, as a JSON list of entries."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from mpguide.checker import CheckResult
from mpguide.errors import MpguideError, at
from mpguide.example import Example
from mpguide.files import write_whole

FILE_NAME = "results.json"
_KINDS: dict[str, tuple[type, ...]] = {"str": (str,), "float": (int, float), "bool": (bool,)}


def save_results(results: Iterable[CheckResult], path: Path) -> None:
    """Write results, sorted, whole or not at all.

    Raises:
        MpguideError: the file cannot be written.
    """
    entries = [asdict(result) for result in sorted(results, key=_key)]
    write_whole(path, json.dumps(entries, indent=1) + "\n")


def load_results(path: Path) -> list[CheckResult]:
    """Read a results file.

    Raises:
        MpguideError: it cannot be read or is not a results file.
    """
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(entries, list):
            raise TypeError("not a list")
        return [entry(found) for found in entries]
    except OSError as error:
        raise MpguideError(f"{at(path)}: cannot be read: {error.strerror}") from None
    except (ValueError, TypeError, RecursionError):
        known = ", ".join(field.name for field in fields(CheckResult))
        raise MpguideError(f"{at(path)}: is not a results file: a JSON list of objects with {known}") from None


def entry(found: dict[str, Any]) -> CheckResult:
    """Return the result that an entry of a results file holds.

    Raises:
        TypeError, ValueError: it is none.
    """
    result = CheckResult(**found)
    for field in fields(result):
        if not isinstance(getattr(result, field.name), _KINDS[str(field.type)]):
            raise TypeError(field.name)
    if result.status not in ("passed", "failed"):
        raise ValueError(result.status)
    return result


def merge_results(many: Iterable[list[CheckResult]]) -> list[CheckResult]:
    """Join results; of two for the same combination the later one in ``many`` stays."""
    return list({_key(result): result for results in many for result in results}.values())


def _key(result: CheckResult) -> tuple[str, ...]:
    return (result.example, result.platform, result.python, result.start_method)


@dataclass(frozen=True)
class Standing:
    """What a results file says of one example as it is now."""

    passed: tuple[CheckResult, ...]
    failed: tuple[CheckResult, ...]

    @classmethod
    def of(cls, example: Example, results: Iterable[CheckResult]) -> Standing:
        """Pick the entries for this example's present source; older ones say nothing about it."""
        current = [r for r in results if r.example == example.name and r.source == example.digest]
        return cls(tuple(r for r in current if r.status == "passed"), tuple(r for r in current if r.status != "passed"))
