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
from html import unescape
from pathlib import Path

from mpguide.checker import CheckResult
from mpguide.errors import MpguideError, at
from mpguide.example import Example, Library
from mpguide.header import START_METHODS
from mpguide.markup import API_CLASSES, FORBIDDEN, disguise, tags
from mpguide.record import Record, fresh_record
from mpguide.results import Standing

_CONTAINER = re.compile(r"^(?:\s+|>|[-*+](?=\s)|\d+[.)](?=\s)|\[\^[^\]]+\]:|:(?=\s{2,}))*")
_OPENING = re.compile(r"(`{3,}|~{3,})\s*(.*)")
_FORBIDDEN = (
    (re.compile(rf"<({'|'.join(FORBIDDEN)})\b", re.I), "raw <{0}> shows text that no run backs"),
    (re.compile(r"(;?-{1,}8<-{1,})"), "snippet {0!r} would bring in text that no run backs"),
    (re.compile(r"({[%!])"), "include {0!r} would bring in text that no run backs"),
    (re.compile(r"^\s*(/{3,}\s*[a-z][\w-]*)"), "block {0!r} may show text that no run backs"),
    (
        re.compile(r"\{:?[^{}]*?((?:(?<=[\s{:])\.|\bclass\s*=[^{}]*?\b)(?:highlight|codehilite|mpg-|md-code)[\w-]*)"),
        "attribute {0!r} looks like a tested block",
    ),
    (re.compile(r"\{:?[^{}]*?\b((?:style|face|font-family)\s*=)"), "attribute {0!r} can make text look like code"),
)
_CODE_SPAN = re.compile(r"(?<![\\`])(`+)(?!`)(.+?)(?<!`)\1(?!`)")
_PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
_FRONT = re.compile(r"---|[ ]{0,3}[\w-]+:")
EXAMPLE_ONLY = "the only code block allowed is the example fence"


@dataclass(frozen=True)
class Problem:
    """Something that stops the build: a line of a page (from 1) and one sentence."""

    line: int
    text: str


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
                problems.append(Problem(number + 1, f"{what}: {EXAMPLE_ONLY}"))
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
        problems += _scan_line(line, number + 1, content)
        number += 1
    return fences, sorted(problems + _scan_tags(lines, fences), key=lambda problem: problem.line)


def _closing(lines: Sequence[str], opening: int, marker: str) -> int | None:
    for number in range(opening + 1, len(lines)):
        content = re.sub(r"^[\s>]*", "", lines[number]).rstrip()
        if len(content) >= len(marker) and set(content) == {marker[0]}:
            return number
    return None


def _scan_line(line: str, number: int, content: str) -> Iterable[Problem]:
    text = _without_code_spans(line)
    for pattern, sentence in _FORBIDDEN:
        found = pattern.search(text) or pattern.search(_without_code_spans(content))
        if found:
            yield Problem(number, f"{sentence.format(found[1].strip())}; {EXAMPLE_ONLY}")
    if re.search(r"`{3,}|~{3,}", text):
        yield Problem(number, f"a fence inside a line; {EXAMPLE_ONLY}")
    for name in API_CLASSES:  # in code spans too: raw HTML knows none
        if name in unescape(line):
            yield Problem(number, f"class {name!r} is the API reference's; {EXAMPLE_ONLY}")


def _without_code_spans(text: str) -> str:
    return _CODE_SPAN.sub(lambda match: " " * len(match[0]), text)


def _scan_tags(lines: Sequence[str], fences: Sequence[Fence]) -> list[Problem]:
    """Look at the attributes of raw HTML, also where a tag spans several lines."""
    rest = [_without_code_spans(line) for line in lines]
    for fence in fences:
        rest[fence.line - 1 : fence.end] = [""] * (fence.end - fence.line + 1)
    found = [(tag.place[0], disguise(tag)[1]) for tag in tags("\n".join(rest))]
    return [Problem(line, f"{sentence}; {EXAMPLE_ONLY}") for line, sentence in found if sentence]


@dataclass(frozen=True)
class Request:
    """What an example fence asks for."""

    name: str
    show: tuple[str, ...] = ()
    highlight: tuple[str, ...] = ()
    output: bool = True
    timelines: tuple[str, ...] | None = None
    """Start methods whose timelines to show, none of them folded; None for all there are."""


def anchor_of(request: Request, name: str) -> str:
    """Return the anchor of the card that shows the example ``name`` as a fence asks for it."""
    anchor = "-".join(["example", re.sub(r"\W+", "-", name.rpartition(".")[0]), *map(re.escape, request.show)])
    return re.sub(r"[^\w-]", "-", anchor)


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
    timelines: tuple[str, ...] | None = None
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
        elif key == "timeline":
            timelines = () if value == "hide" else tuple(method.strip() for method in value.split(","))
            for method in timelines:
                if method not in START_METHODS:
                    raise MpguideError(f"timeline: {method!r} is not one of {', '.join(START_METHODS)}, hide")
        else:
            raise MpguideError(f"unknown option {key!r}; known are show, highlight, output, timeline")
    return Request(lines[0], tuple(show), tuple(highlight), output, timelines)


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
    verdict = Standing.of(example, results)
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
    text: str
    """All of it, with its front matter."""
    fences: tuple[Fence, ...]
    """Its example fences."""

    @property
    def shown(self) -> set[str]:
        """First lines of its example fences."""
        return {line.strip() for fence in self.fences for line in fence.body[:1]}

    def start_of(self, body: str) -> int | None:
        """Return how many lines stand before a text; None if the page does not end with it."""
        begin = len(self.text) - len(body)
        front = self.text[: max(begin, 0)]
        if not body or not self.text.endswith(body) or (front.strip() and not _FRONT.match(front)):
            return None
        return front.count("\n") if front[-1:] in ("", "\n") else None


def source_pages(docs: Path) -> list[SourcePage]:
    """Return all pages below a folder; a file that did not change is read once."""
    stats = [(path, path.stat()) for path in sorted(docs.rglob("*")) if path.suffix in _PAGES]
    return [_source_page(path, stat.st_mtime_ns, stat.st_size) for path, stat in stats]


@lru_cache(maxsize=1024)
def _source_page(path: Path, _changed: int, _size: int) -> SourcePage:
    text = re.sub("[\x02\x03]", "", path.read_text(encoding="utf-8-sig", errors="replace")).rstrip()
    fences, _ = scan(text.split("\n"))
    return SourcePage(path, text, tuple(fences))


def unused_examples(library: Library, docs: Path) -> list[str]:
    """Return the names of the examples that no page below ``docs`` shows."""
    used = {name for page in source_pages(docs) for name in page.shown}
    return [name for name in library.names() if name not in used and name.rpartition(".")[0] not in used]
