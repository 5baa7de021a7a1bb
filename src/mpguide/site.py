"""The site: what its pages share, and the page that is being converted.

`mpguide.page` holds what is done to a page.
"""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from functools import cached_property, lru_cache
from html import unescape
from pathlib import Path

from mpguide.checker import CheckResult
from mpguide.errors import MpguideError, at
from mpguide.example import Library
from mpguide.guard import Problem, source_pages
from mpguide.names import Names, load_inventory
from mpguide.record import Record
from mpguide.results import load_results
from mpguide.scope import defined_below

try:  # the builders show a ClickException as one line, anything else as a traceback
    from click import ClickException as _Stop
except ImportError:  # pragma: no cover - every builder has click
    _Stop = Exception  # type: ignore[assignment,misc]

REQUIRED = "required"


class BuildStop(MpguideError, _Stop):
    """What the guard found, as an exception that stops a build."""


class Site:
    """What all pages share: the examples, the results, and whether someone is writing (serving)."""

    def __init__(self, root: str, results: str) -> None:
        self.library = Library(Path(root)) if root else Library.find()
        self.docs = self.library.root / "docs"
        self.required = os.environ.get("MPGUIDE_RESULTS") == REQUIRED
        self.serving = next((word for word in sys.argv[1:] if not word.startswith("-")), "") == "serve"
        path = self.library.root / results
        self.results: list[CheckResult] = _results(path) if self.required or path.exists() else []

    def locate(self, text: str) -> tuple[str, int]:
        """Return the page a Markdown text is the body of, and how many lines stand before it.

        Builders do not tell an extension which page it converts, so it is looked up by content.
        """
        leading = len(text) - len(text.lstrip("\n"))
        body = text.strip("\n").rstrip()
        found = [(start, page) for page in source_pages(self.docs) if (start := page.start_of(body)) is not None]
        if not found:
            return "", 0
        start, page = min(found, key=lambda pair: pair[0])
        return page.path.relative_to(self.library.root).as_posix(), start - leading

    @cached_property
    def names(self) -> Names:
        """The standard library's names; what any example defines is none of them."""
        return _names(defined_below(self.library.folder))

    def documents(self, identifier: str) -> bool:
        """Say whether an identifier of the API reference names a package of this repository."""
        package = self.library.root / "src" / re.split(r"[.:]", identifier, maxsplit=1)[0]
        return package.is_dir() or package.with_suffix(".py").is_file()


def _results(path: Path) -> list[CheckResult]:
    """Return what a results file holds; one that did not change is read once, though builders make a site a page."""
    try:
        stat = path.stat()
    except OSError:
        return load_results(path)  # which says what is wrong
    return _results_of(path, stat.st_mtime_ns, stat.st_size, stat.st_ino)


@lru_cache(maxsize=4)
def _results_of(path: Path, _changed: int, _size: int, _inode: int) -> list[CheckResult]:
    return load_results(path)


@lru_cache(maxsize=4)
def _names(defined: frozenset[str]) -> Names:
    return Names(load_inventory(), defined)


@dataclass(frozen=True)
class Card:
    """A card on its way from the fence to the finished page."""

    line: int
    """Of its fence."""
    html: str


class Page:
    """The page being converted: where it is, and which anchors its cards have taken."""

    def __init__(self, root: str, results: str) -> None:
        self._given = (root, results)
        self._site: Site | None = None
        self.name, self.offset = "", 0
        self.lines: list[str] = []
        self.anchors: dict[str, int] = {}
        self.cards: dict[str, Card] = {}
        self.sources: list[str] = []
        self.records: list[Record] = []
        self.stale = False

    @property
    def site(self) -> Site:
        """What the pages share, found at the first page: before it, a builder shows errors with a traceback."""
        if self._site is None:
            try:
                self._site = Site(*self._given)
            except MpguideError as error:
                raise BuildStop(str(error)) from None
        return self._site

    def open(self, lines: list[str]) -> None:
        """Begin a page."""
        self.lines, self.anchors, self.cards = lines, {}, {}
        self.sources, self.records, self.stale = [], [], False
        self.name, self.offset = self.site.locate("\n".join(lines))

    def address(self, line: int) -> str:
        """Return ``page:line`` for a line of the text that was given to the parser."""
        return at(self.name or "a docstring or generated text", line + self.offset)

    def stop(self, problems: list[Problem]) -> None:
        """Stop the build if there is a problem."""
        if problems:
            raise BuildStop("\n".join(f"{self.address(problem.line)}: {problem.text}" for problem in problems))

    def line_of(self, text: str, pattern: str = "") -> int:
        """Return the first line that is a text, behind marks that match the pattern; else one that holds it, else 1."""
        wanted = " ".join(text.split())
        lines = [(number, " ".join(line.split())) for number, line in enumerate(self.lines, 1) if wanted]
        alone = [number for number, line in lines if re.sub(r"^[> ]+", "", line) == wanted]
        marked = [number for number in alone if re.match(pattern, self.lines[number - 1])]
        return next(iter([*marked, *alone, *(number for number, line in lines if wanted in unescape(line))]), 1)
