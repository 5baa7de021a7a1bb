"""The page: a Markdown extension that turns each example fence into a card, and guards the rest.

Works in every builder that uses Python-Markdown: MkDocs, ProperDocs, Zensical. It never runs an
example. An error stops the build with one line that names page and line; only while serving is an
example without a fresh record shown as such, so that its author can go on.
"""

from __future__ import annotations

import os
import re
import secrets
import sys
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import CodeBlockProcessor
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor

from mpguide.audit import stray_blocks
from mpguide.card import render_card, render_stale
from mpguide.checker import CheckResult
from mpguide.errors import MpguideError, at
from mpguide.example import Library
from mpguide.guard import Fence, Problem, Request, backing, read_fence, scan, source_pages, unused_examples
from mpguide.results import FILE_NAME, load_results

try:  # the builders show a ClickException as one line, anything else as a traceback
    from click import ClickException as _Stop
except ImportError:  # pragma: no cover - every builder has click
    _Stop = Exception  # type: ignore[assignment,misc]

REQUIRED = "required"


class BuildStop(_Stop, MpguideError):
    """What the guard found, as an exception that stops a build."""


class MpguideExtension(Extension):
    """The extension ``mpguide`` for ``markdown_extensions``.

    Options:
        root: folder that holds ``examples/`` and ``docs/`` (default: found from the working folder).
        results: the results file below root (default: ``results.json``; it may be absent).

    With the environment variable ``MPGUIDE_RESULTS=required`` every example on a page must have
    passed, in the results file, with all Pythons and start methods of its record.
    """

    def __init__(self, **options: Any) -> None:
        self.config = {"root": ["", "folder that holds examples/ and docs/"], "results": [FILE_NAME, "results file"]}
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register the guard's three posts: before parsing, at indented code, and at the end."""
        root = self.getConfig("root")
        library = Library(Path(root)) if root else Library.find()
        site = _Site(library, library.root / self.getConfig("results"))
        page = _Page(site)
        md.preprocessors.register(_Fences(md, page), "mpguide", 1000)
        md.preprocessors.register(_Cards(md, page), "mpguide-cards", 26)  # after normalize_whitespace
        md.parser.blockprocessors.register(_IndentedCode(md.parser, page), "code", 80)
        md.postprocessors.register(_LastLook(md, page), "mpguide", -1000)


class _Site:
    """What all pages share: the examples, the results, and whether someone is writing (serving)."""

    def __init__(self, library: Library, results_path: Path) -> None:
        self.library = library
        self.docs = library.root / "docs"
        self.required = os.environ.get("MPGUIDE_RESULTS") == REQUIRED
        self.serving = "serve" in sys.argv[1:]
        self.results: list[CheckResult] = []
        try:
            if self.required or results_path.exists():
                self.results = load_results(results_path)
        except MpguideError as error:
            raise BuildStop(str(error)) from None

    def locate(self, text: str) -> tuple[str, int]:
        """Return the page a Markdown text is the body of, and how many lines stand before it.

        Builders do not tell an extension which page it converts, so it is looked up by content.
        """
        body = text.strip()
        for page in source_pages(self.docs):
            if page.body == body:
                leading = len(text) - len(text.lstrip("\n"))
                return page.path.relative_to(self.library.root).as_posix(), page.start - leading
        return "", 0


class _Page:
    """The page being converted: where it is, and which anchors its cards have taken."""

    def __init__(self, site: _Site) -> None:
        self.site = site
        self.name, self.offset = "", 0
        self.lines: list[str] = []
        self.anchors: dict[str, int] = {}
        self.cards: dict[str, str] = {}

    def open(self, lines: list[str]) -> None:
        """Begin a page."""
        self.lines, self.anchors, self.cards = lines, {}, {}
        self.name, self.offset = self.site.locate("\n".join(lines))

    def address(self, line: int) -> str:
        """Return ``page:line`` for a line of the text that was given to the parser."""
        return at(self.name or "a docstring or generated text", line + self.offset)

    def stop(self, problems: list[Problem]) -> None:
        """Stop the build if there is a problem."""
        if problems:
            raise BuildStop("\n".join(f"{self.address(problem.line)}: {problem.text}" for problem in problems))

    def line_of(self, text: str) -> int:
        """Return the first line that holds a text, or 1."""
        return next((number for number, line in enumerate(self.lines, 1) if text and text in line), 1)


class _Fences(Preprocessor):
    """Replaces example fences by cards; sees the page as it was written, before anything else."""

    def __init__(self, md: Markdown, page: _Page) -> None:
        super().__init__(md)
        self._page = page

    def run(self, lines: list[str]) -> list[str]:
        page = self._page
        page.open(lines)
        fences, problems = scan(lines)
        out, position = [], 0
        for fence in fences:
            try:
                html = self._card(fence)
            except MpguideError as error:
                problems.append(Problem(fence.line, str(error)))
                continue
            out += lines[position : fence.line - 1]
            token = f"mpguide-card-{secrets.token_hex(8)}"
            page.cards[token] = html
            out += ["", fence.indent + token, ""]
            position = fence.end
        page.stop(problems)
        if page.name and not page.site.serving:
            unused = unused_examples(page.site.library, page.site.docs)
            if unused:
                raise BuildStop(
                    "\n".join(f"examples/{name}:1: no page uses this example; show it or remove it" for name in unused)
                )
        return out + lines[position:]

    def _card(self, fence: Fence) -> str:
        site = self._page.site
        request = read_fence(fence)
        example = site.library.get(request.name)
        anchor = self._anchor(request, example.name, fence.line)
        try:
            record = backing(example, site.results, site.required)
        except MpguideError as error:
            if not site.serving:
                raise
            return render_stale(example, anchor, str(error))
        return render_card(example, record, site.results, anchor, request)

    def _anchor(self, request: Request, name: str, line: int) -> str:
        anchor = "-".join(["example", re.sub(r"\W+", "-", name.rpartition(".")[0]), *map(re.escape, request.show)])
        anchor = re.sub(r"[^\w-]", "-", anchor)
        if anchor in self._page.anchors:
            first = self._page.address(self._page.anchors[anchor])
            raise MpguideError(f"two cards with the anchor #{anchor}; the other one is at {first}")
        self._page.anchors[anchor] = line
        return anchor


class _Cards(Preprocessor):
    """Puts the cards where Markdown keeps finished HTML, once white space has been normalized."""

    def __init__(self, md: Markdown, page: _Page) -> None:
        super().__init__(md)
        self._page = page

    def run(self, lines: list[str]) -> list[str]:
        cards = self._page.cards
        return [
            line.replace(line.strip(), self.md.htmlStash.store(cards[line.strip()])) if line.strip() in cards else line
            for line in lines
        ]


class _IndentedCode(CodeBlockProcessor):
    """Stands where Markdown would make a block of indented code, at any depth."""

    def __init__(self, parser: Any, page: _Page) -> None:
        super().__init__(parser)
        self._page = page

    def run(self, parent: Element, blocks: list[str]) -> None:
        first = next((line for line in blocks[0].splitlines() if line.strip()), "").strip()
        line = self._page.line_of(first)
        self._page.stop([Problem(line, "indented code; the only code block allowed is the example fence")])


class _LastLook(Postprocessor):
    """Looks at the finished HTML of a page for code blocks that came some other way."""

    def __init__(self, md: Markdown, page: _Page) -> None:
        super().__init__(md)
        self._page = page

    def run(self, text: str) -> str:
        strays = stray_blocks(text)
        self._page.stop([Problem(self._page.line_of(stray.first_line), stray.sentence) for stray in strays])
        return text
