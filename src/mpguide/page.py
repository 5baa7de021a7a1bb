"""The page: a Markdown extension that turns each example fence into a card, and guards the rest.

Works in every builder that uses Python-Markdown: MkDocs, ProperDocs, Zensical. It never runs an
example. An error stops the build with one line that names page and line; only while serving is an
example without a fresh record shown as such, so that its author can go on.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Callable
from html import unescape
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.blockprocessors import CodeBlockProcessor
from markdown.extensions import Extension
from markdown.postprocessors import Postprocessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import HTML_PLACEHOLDER_RE

from mpguide import timeline_file
from mpguide.audit import strays, visible_tags
from mpguide.card import render_card, render_stale
from mpguide.catalog import render_catalog
from mpguide.errors import MpguideError
from mpguide.guard import (
    EXAMPLE_ONLY,
    Fence,
    Problem,
    Request,
    anchor_of,
    backing,
    read_fence,
    scan,
    unused_examples,
)
from mpguide.messages import check_message, is_message
from mpguide.results import FILE_NAME
from mpguide.scope import read_scope
from mpguide.site import BuildStop, Card, Page

_AUTODOC = re.compile(r"[\s>]*(?:[-*+] +|\d+[.)] +)*(?:#{1,6} *)?::: ?(\S+)")


LIST = "[EXAMPLES]"
"""On a line of its own it becomes the list of all examples, as [TOC] becomes the table of contents."""
_UNLINKED = ("a", "button", "h1", "h2", "h3", "h4", "h5", "h6", "label", "pre", "summary")
"""In a heading or a control a link would be in the way."""


class MpguideExtension(Extension):
    """The extension ``mpguide`` for ``markdown_extensions``.

    Options:
        root: folder that holds ``examples/`` and ``docs/`` (default: found from the working folder).
        results: the results file below root (default: ``results.json``; it may be absent).
        python_names: link each code span that names something of the standard library to its documentation,
            and refuse names that it does not have (default: no).

    With the environment variable ``MPGUIDE_RESULTS=required`` every example on a page must have
    passed, in the results file, with all Pythons and start methods of its record.
    """

    def __init__(self, **options: Any) -> None:
        self.config = {
            "root": ["", "folder that holds examples/ and docs/"],
            "results": [FILE_NAME, "results file"],
            "python_names": [False, "link the standard library's names, and refuse wrong ones"],
        }
        super().__init__(**options)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name is Markdown's
        """Register the guard's three posts: before parsing, at indented code, and at the end."""
        page = Page(self.getConfig("root"), self.getConfig("results"))
        md.preprocessors.register(_Fences(md, page), "mpguide", 1000)
        md.preprocessors.register(_Cards(md, page), "mpguide-cards", 26)  # after normalize_whitespace
        md.parser.blockprocessors.register(_IndentedCode(md.parser, page), "code", 80)
        if self.getConfig("python_names"):
            md.treeprocessors.register(_PythonNames(md, page), "mpguide-names", 15)  # after the inline patterns
        md.treeprocessors.register(_Messages(md, page), "mpguide-messages", 5)  # after attributes
        md.postprocessors.register(_LastLook(md, page), "mpguide", -1000)


class _Fences(Preprocessor):
    """Replaces example fences by cards; sees the page as it was written, before anything else."""

    def __init__(self, md: Markdown, page: Page) -> None:
        super().__init__(md)
        self._page = page

    def run(self, lines: list[str]) -> list[str]:
        page = self._page
        text = re.sub("[\x02\x03]", "", "\n".join(lines))  # as Markdown will do: else they could hide a fence
        lines = re.split("\r\n|\r|\n", text)
        page.open(lines)
        fences, problems = scan(lines)
        problems += self._foreign(lines)
        out, position = [], 0
        for fence in sorted(fences + self._lists(lines), key=lambda fence: fence.line):
            try:
                html = self._list() if fence.body == (LIST,) else self._card(fence)
            except MpguideError as error:
                problems.append(Problem(fence.line, str(error)))
                continue
            out += lines[position : fence.line - 1]
            token = f"mpguide-card-{secrets.token_hex(8)}"
            page.cards[token] = Card(fence.line, html)
            out += ["", fence.indent + token, ""]
            position = fence.end
        page.stop(sorted(problems, key=lambda problem: problem.line))
        if page.name and not page.site.serving:
            unused = unused_examples(page.site.library, page.site.docs)
            if unused:
                raise BuildStop(
                    "\n".join(f"examples/{name}:1: no page uses this example; show it or remove it" for name in unused)
                )
        return out + lines[position:]

    def _foreign(self, lines: list[str]) -> list[Problem]:
        """Refuse API documentation of other packages: its sources are not this guide's to check."""
        found = [(number, _AUTODOC.match(line)) for number, line in enumerate(lines, 1)]
        return [
            Problem(number, f"::: {match[1]} is no package of this repository; its code is not checked here")
            for number, match in found
            if match and not self._page.site.documents(match[1])
        ]

    def _lists(self, lines: list[str]) -> list[Fence]:
        """Find where the page asks for the list of all examples."""
        return [Fence(number, number, "", (LIST,)) for number, line in enumerate(lines, 1) if line.rstrip() == LIST]

    def _list(self) -> str:
        page = self._page.name.removeprefix("docs/")
        if not page:
            raise MpguideError(f"{LIST} in a docstring or generated text, from where no link to a card would be right")
        # MkDocs and ProperDocs change links before the list is put in; Zensical changes all that it finds in the end.
        return render_catalog(self._page.site, page, source="relpath" not in self.md.treeprocessors)

    def _card(self, fence: Fence) -> str:
        site = self._page.site
        request = read_fence(fence)
        example = site.library.get(request.name)
        if request.name not in (example.name, example.name.rpartition(".")[0]):
            raise MpguideError(f"{request.name}: write it as {example.name}")
        anchor = self._anchor(request, example.name, fence.line)
        self._page.sources.append(example.source)
        try:
            record = backing(example, site.results, site.required)
            drawn = timeline_file.load(example)
        except MpguideError as error:
            if not site.serving:
                raise
            self._page.stale = True
            return render_stale(example, anchor, str(error))
        self._page.records.append(record)
        return render_card(example, record, site.results, anchor, request, drawn)

    def _anchor(self, request: Request, name: str, line: int) -> str:
        anchor = anchor_of(request, name)
        if anchor in self._page.anchors:
            first = self._page.address(self._page.anchors[anchor])
            raise MpguideError(f"two cards with the anchor #{anchor}; the other one is at {first}")
        self._page.anchors[anchor] = line
        return anchor


class _Cards(Preprocessor):
    """Puts the cards where Markdown keeps finished HTML, once white space has been normalized."""

    def __init__(self, md: Markdown, page: Page) -> None:
        super().__init__(md)
        self._page = page

    def run(self, lines: list[str]) -> list[str]:
        cards = self._page.cards
        return [
            line.replace(line.strip(), self.md.htmlStash.store(cards[line.strip()].html))
            if line.strip() in cards
            else line
            for line in lines
        ]


class _PythonNames(Treeprocessor):
    """Links code spans that name something of the standard library to its documentation."""

    def __init__(self, md: Markdown, page: Page) -> None:
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        if not self._page.name:  # a docstring: it has no examples to tell what a short name means
            return
        self._scope = read_scope(self._page.sources)
        self._problems: list[Problem] = []
        self._visit(root, linkable=True)
        self._page.stop(self._problems)

    def _visit(self, parent: Element, linkable: bool) -> None:
        for place, element in enumerate(parent):
            if element.tag == "code":
                href = self._try(
                    f"`{element.text}`", self._page.site.names.address, unescape(element.text or ""), self._scope
                )
                if href and linkable:
                    link = Element("a", {"class": "python-name", "href": href})
                    link.tail, element.tail = element.tail, None
                    link.append(element)
                    parent[place] = link
            else:
                if element.tag == "a":
                    href = element.get("href", "")
                    self._try(href, self._page.site.names.check_link, href)
                self._visit(element, linkable and element.tag not in _UNLINKED)

    def _try(self, evidence: str, ask: Callable[..., str | None], *args: object) -> str | None:
        try:
            return ask(*args)
        except MpguideError as error:
            self._problems.append(Problem(self._page.line_of(unescape(evidence)), str(error)))
            return None


class _Messages(Treeprocessor):
    """Refuses quotes of messages that no example of the page prints; those in links are checked where they lead."""

    def __init__(self, md: Markdown, page: Page) -> None:
        super().__init__(md)
        self._page = page

    def run(self, root: Element) -> None:
        if not self._page.name or self._page.stale:  # no page, or one whose author is about to record an example
            return
        problems = []
        for parent in root.iter():
            for element in parent if parent.tag != "a" else ():
                message = unescape(element.text or "") if element.tag == "code" else ""
                if not is_message(message):
                    continue
                try:
                    check_message(message, self._page.records, element.get("data-on") or parent.get("data-on") or "")
                except MpguideError as error:
                    problems.append(Problem(self._page.line_of(f"`{message}`"), str(error)))
        self._page.stop(problems)


class _IndentedCode(CodeBlockProcessor):
    """Stands where Markdown would make a block of indented code, at any depth."""

    def __init__(self, parser: Any, page: Page) -> None:
        super().__init__(parser)
        self._page = page

    def run(self, parent: Element, blocks: list[str]) -> None:
        first = next((line for line in blocks[0].splitlines() if line.strip()), "").strip()
        stashed = HTML_PLACEHOLDER_RE.fullmatch(first)
        html = self.parser.md.htmlStash.rawHtmlBlocks[int(stashed[1])] if stashed else ""
        line = next((card.line for card in self._page.cards.values() if card.html == html), 0)
        line = line or self._page.line_of(first, r"[> ]*( {4}| {0,3}\t)")
        self._page.stop([Problem(line, f"indented code; {EXAMPLE_ONLY}")])


class _LastLook(Postprocessor):
    """Looks at the finished HTML of a page for code blocks that came some other way."""

    def __init__(self, md: Markdown, page: Page) -> None:
        super().__init__(md)
        self._page = page

    def run(self, text: str) -> str:
        page = self._page
        rest = text
        for token, card in page.cards.items():
            rest = rest.replace(card.html, f"<{token}></{token}>")
        visible = visible_tags(rest)
        problems = [
            Problem(card.line, "the example would not be seen here: it stands in a comment or inside a tag")
            for token, card in page.cards.items()
            if token in rest and token not in visible  # not in rest: this is a part of the page, such as a heading
        ]
        problems += [Problem(page.line_of(evidence), why) for evidence, why in strays(rest)]
        page.stop(sorted(problems, key=lambda problem: problem.line))
        return text
