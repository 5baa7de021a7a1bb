"""The guard on the source: what a page may not hold, and what backs what it holds.

The only code block a page may show is the example fence. Everything else that a browser would
show as code is refused: other fences, indented code, HTML, snippets. An example is refused if its
record is missing, edited or out of date, or if the results file says that it fails.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from mpguide.checker import CheckResult
from mpguide.errors import MpguideError, at
from mpguide.example import Example, Library
from mpguide.record import Record, fresh_record
from mpguide.results import Verdict

_CONTAINER = re.compile(r"^(?:\s+|>|[-*+](?=\s)|\d+[.)](?=\s)|\[\^[^\]]+\]:|:(?=\s{2,}))*")
_OPENING = re.compile(r"(`{3,}|~{3,})\s*(.*)")
_TAGS = "pre|code|samp|textarea|xmp|listing|plaintext|template|iframe|frame|object|embed|script|noscript|style"
_FORBIDDEN = (
    (re.compile(rf"<\s*({_TAGS})\b", re.I), "raw <{0}> shows text that no run backs"),
    (
        re.compile(r"""<[^>]*\bclass\s*=\s*["']?[^"'>]*\b(highlight|codehilite|mpg-\w+)""", re.I),
        "class {0!r} looks like a tested block",
    ),
    (re.compile(r"<[^>]*\bstyle\s*=[^>]*(white-space|monospace)", re.I), "style with {0!r} makes text look like code"),
    (re.compile(r"(;?-{1,}8<-{1,})"), "snippet {0!r} would bring in text that no run backs"),
    (re.compile(r"({[%!])"), "include {0!r} would bring in text that no run backs"),
    (re.compile(r"^\s*(/{3,}\s*[a-z][\w-]*)"), "block {0!r} may show text that no run backs"),
)
_CODE_SPAN = re.compile(r"(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_EXAMPLE_ONLY = "the only code block allowed is the example fence"


@dataclass(frozen=True)
class Problem:
    """Something that stops the build: a line of a page (from 1) and one sentence."""

    line: int
    text: str
    stale: bool = False
    """Whether it is about an example's record or results, not about the page: while serving, shown instead of stopping."""


@dataclass(frozen=True)
class Fence:
    """One example fence of a page."""

    line: int
    """Line of its opening, from 1."""
    end: int
    """Line of its closing."""
    indent: str
    """White space before the fence."""
    body: tuple[str, ...]
    """The lines between, without the indent."""


def scan(lines: Sequence[str]) -> tuple[list[Fence], list[Problem]]:
    """Find the example fences of a page, and everything that must not be there.

    Indented code is left to `mpguide.page`, since only the parser knows what is in a list.
    """
    fences: list[Fence] = []
    problems: list[Problem] = []
    number = 0
    while number < len(lines):
        line = lines[number]
        prefix = _CONTAINER.match(line)
        content = line[prefix.end() :] if prefix else line
        opening = _OPENING.match(content)
        if opening and not (opening[1][0] == "`" and "`" in opening[2]):
            end = _closing(lines, number, opening[1])
            indent = line[: len(line) - len(content)]
            if opening[2].strip() != "example" or opening[1] != "```":
                what = f"a {opening[1]}{opening[2].strip()} block"
                problems.append(Problem(number + 1, f"{what}: {_EXAMPLE_ONLY}"))
            elif indent.strip():
                problems.append(
                    Problem(
                        number + 1,
                        "an example fence must stand on lines of its own, indented below its list item or quote",
                    )
                )
            elif end is None:
                problems.append(Problem(number + 1, "the example fence is not closed"))
            else:
                body = tuple(text.removeprefix(indent) for text in lines[number + 1 : end])
                fences.append(Fence(number + 1, end + 1, indent, body))
            number = len(lines) if end is None else end + 1
            continue
        problems += _scan_line(line, number + 1)
        number += 1
    return fences, problems


def _closing(lines: Sequence[str], opening: int, marker: str) -> int | None:
    for number in range(opening + 1, len(lines)):
        content = re.sub(r"^[\s>]*", "", lines[number]).rstrip()
        if len(content) >= len(marker) and set(content) == {marker[0]}:
            return number
    return None


def _scan_line(line: str, number: int) -> Iterable[Problem]:
    text = _CODE_SPAN.sub("", line)
    for pattern, sentence in _FORBIDDEN:
        found = pattern.search(text)
        if found:
            yield Problem(number, f"{sentence.format(found[1])}; {_EXAMPLE_ONLY}")
    if re.search(r"`{3,}|~{3,}", text):
        yield Problem(number, f"a fence inside a line; {_EXAMPLE_ONLY}")


@dataclass(frozen=True)
class Request:
    """What an example fence asks for."""

    name: str
    show: tuple[str, ...] = ()
    highlight: tuple[str, ...] = ()
    output: bool = True


def read_fence(fence: Fence) -> Request:
    """Read the body of an example fence: a path, then ``key: value`` lines.

    Raises:
        MpguideError: an unknown key or a bad value; the message has no address.
    """
    lines = [line.strip() for line in fence.body if line.strip()]
    if not lines:
        raise MpguideError("an empty example fence; its first line is a path below examples/")
    show: list[str] = []
    highlight: list[str] = []
    output = True
    for line in lines[1:]:
        key, colon, value = (part.strip() for part in line.partition(":"))
        if not colon or not value:
            raise MpguideError(f"{line!r} is not an option; write 'key: value'")
        if key == "show":
            show += [name.strip() for name in value.split(",") if name.strip()]
        elif key == "highlight":
            highlight.append(value)
        elif key == "output" and value in ("hide", "show"):
            output = value == "show"
        elif key == "output":
            raise MpguideError(f"output: {value!r} is not one of show, hide")
        else:
            raise MpguideError(f"unknown option {key!r}; known are show, highlight, output")
    return Request(lines[0], tuple(show), tuple(highlight), output)


def backing(example: Example, results: Sequence[CheckResult], required: bool) -> Record:
    """Return the record that backs an example.

    Args:
        example: shown on a page.
        results: of the results file; empty if there is none.
        required: whether a passed check is demanded for every combination of the record, on all
            Pythons that the results file covers.

    Raises:
        MpguideError: nothing backs it.
    """
    record = fresh_record(example)
    verdict = Verdict.of(example, results)
    if verdict.failed:
        bad = verdict.failed[0]
        raise MpguideError(
            f"{at(example.path)}: fails on Python {bad.version} {bad.start_method} ({bad.platform}, {bad.date}) in the results file"
        )
    if required:
        proved = {(r.python, r.start_method) for r in verdict.passed}
        covered = {r.python for r in results}
        recorded = [combination for variant in record.variants for combination in variant.runs]
        wanted = [(python, method) for python, method in recorded if python in covered] or recorded
        missing = [f"{python} {method}" for python, method in wanted if (python, method) not in proved]
        if missing:
            raise MpguideError(
                f"{at(example.path)}: the results file has no passed check of its present source on {', '.join(missing)}"
            )
    return record


@dataclass(frozen=True)
class SourcePage:
    """A page as it lies below ``docs/``."""

    path: Path
    start: int
    """Lines before its body: the front matter and what is blank after it."""
    body: str
    """Its text without front matter and outer white space."""
    shown: frozenset[str]
    """First lines of its example fences."""


def source_pages(docs: Path) -> list[SourcePage]:
    """Return all pages below a folder; a file that did not change is read once."""
    stats = [(path, path.stat()) for path in sorted(docs.rglob("*.md"))]
    return [_source_page(path, stat.st_mtime_ns, stat.st_size) for path, stat in stats]


@lru_cache(maxsize=1024)
def _source_page(path: Path, _changed: int, _size: int) -> SourcePage:
    whole = path.read_text(encoding="utf-8", errors="replace")
    front = re.match(r"\ufeff?---[ \t]*\n.*?\n(---|\.\.\.)[ \t]*\n", whole, re.DOTALL)
    rest = whole[front.end() :] if front else whole
    start = whole.count("\n", 0, len(whole) - len(rest.lstrip("\n")))
    fences, _ = scan(rest.splitlines())
    shown = frozenset(line.strip() for fence in fences for line in fence.body[:1])
    return SourcePage(path, start, rest.strip(), shown)


def unused_examples(library: Library, docs: Path) -> list[str]:
    """Return the names of the examples that no page below ``docs`` shows."""
    used = {name for page in source_pages(docs) for name in page.shown}
    return [name for name in library.names() if name not in used and name.rpartition(".")[0] not in used]
