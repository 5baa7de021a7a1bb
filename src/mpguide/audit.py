"""The guard on the built site: every block of code in the HTML must be what a record says."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from pathlib import Path

from mpguide import timeline_file
from mpguide.card_timeline import facts
from mpguide.drawing import draw, draw_table
from mpguide.errors import MpguideError, at
from mpguide.example import Example, Library
from mpguide.guard import EXAMPLE_ONLY
from mpguide.markup import API_CLASSES, BLOCKS, FORBIDDEN, Tag, disguise, element_end, tags
from mpguide.record import fresh_record
from mpguide.transcript import STREAMS

_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_CARD = "mpg-card"
_STACKED = re.compile(r"<(?:code|kbd)\b[^>]*>([^<]*)</(?:code|kbd)>\s*<br\s*/?>\s*<(?:code|kbd)\b")
_CODE_STYLE = re.compile(r"white-space|font|mono|\\", re.I)


@dataclass
class Block:
    """One block of preformatted text in an HTML page."""

    place: tuple[int, int]
    """Its line, from 1, and column, from 0."""
    tag: str
    example: str
    """The example it names, or nothing."""
    stream: str
    """``stdout`` or ``stderr``; nothing if it shows code."""
    text: str = ""
    """What it shows, without the labels of processes."""
    whos: list[str] = field(default_factory=list)
    """The labels of processes, line by line."""

    @property
    def first_line(self) -> str:
        """The first line of its text."""
        return next((line.strip() for line in self.text.splitlines() if line.strip()), "")

    @property
    def sentence(self) -> str:
        """What is wrong with it, if it is a stray one."""
        return f"<{self.tag}> beginning {self.first_line[:40]!r} names no example"


class _Parser(HTMLParser):
    """Collects blocks, anchors and tags of one page, as a parser sees them."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.ids: list[tuple[str, int]] = []
        self.tags: set[str] = set()
        self.cards = 0
        self.unreadable = 0
        self._open: list[str] = []
        self._inside: Block | None = None
        self._label = 0

    @classmethod
    def read(cls, html: str) -> _Parser:
        """Parse a page; note the line where that is impossible."""
        parser = cls()
        try:
            parser.feed(html)
            parser.close()
        except AssertionError:  # how Pythons before 3.13 take '<![' followed by anything
            parser.unreadable = parser.getpos()[0]
        return parser

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        classes = given.get("class", "").split()
        self.tags.add(tag)
        if "id" in given:
            self.ids.append((given["id"], self.getpos()[0]))
        self.cards += _CARD in classes
        if tag not in _VOID:
            self._open.append(tag)
        if tag in BLOCKS and self._inside is None:
            self._inside = Block(self.getpos(), tag, given.get("data-example", ""), given.get("data-stream", ""))
            self.blocks.append(self._inside)
        if self._inside and "mpg-who" in classes and not self._label:
            self._label = len(self._open)
            if "mpg-colon" not in classes:
                self._inside.whos.append("")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)  # as a browser does: only foreign elements can end in "/>"

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        closed = ""
        while closed != tag:
            if self._label == len(self._open):
                self._label = 0
            closed = self._open.pop()
        if self._inside and tag == self._inside.tag:
            self._inside = None

    def handle_data(self, data: str) -> None:
        if not self._inside:
            return
        if not self._label:
            self._inside.text += data
        elif data.strip(": "):
            self._inside.whos[-1] += data


def visible_tags(html: str) -> set[str]:
    """Return the names of all tags that stand outside comments, attributes and scripts."""
    return _Parser.read(html).tags


def strays(html: str) -> list[tuple[str, str]]:
    """Return what a page's own HTML, without its cards, shows that no run backs: a piece of it, and a sentence."""
    parser = _Parser.read(html)
    blocks = {block.place: block for block in parser.blocks}
    found = [("<![", "markup that no parser can read")] if parser.unreadable else []
    for tag in _own_tags(html, API_CLASSES):
        evidence, sentence = disguise(tag)
        if block := blocks.get(tag.place):
            found.append((block.first_line, block.sentence))
        elif tag.name in FORBIDDEN and tag.name != "code":  # code spans are such elements
            found.append((f"<{tag.name}", f"raw <{tag.name}> shows text that no run backs"))
        elif sentence:
            found.append((evidence, sentence))
    found += [(text, "code spans one below the other look like a tested block") for text in _STACKED.findall(html)]
    return [(evidence, f"{sentence}; {EXAMPLE_ONLY}") for evidence, sentence in found]


def _own_tags(html: str, classes: tuple[str, ...]) -> Iterator[Tag]:
    """Yield the tags outside elements that have one of the classes."""
    end = 0
    for tag in tags(html):
        if any(name in classes for name in tag.classes) and tag.offset >= end:
            end = element_end(html, tag)
        if tag.offset >= end:
            yield tag


@dataclass(frozen=True)
class Audit:
    """What was found in a built site."""

    pages: int
    cards: int
    problems: tuple[str, ...]


def audit_site(site: Path, library: Library) -> Audit:
    """Look at every HTML page of a built site.

    Each block must name an example and hold exactly its code (or some of its functions and classes)
    or its recorded output; each timeline must show a recorded run; no page may have one anchor twice;
    every example must be on some page.

    Raises:
        MpguideError: the site is not there.
    """
    pages = sorted(site.rglob("*.html"))
    if not pages:
        raise MpguideError(f"{at(site)}: holds no HTML page; build the site first")
    problems: list[str] = []
    shown: set[str] = set()
    cards = 0
    truths: dict[str, _Truth] = {}
    for page in pages:
        html = page.read_text(encoding="utf-8", errors="replace")
        parser = _Parser.read(html)
        cards += parser.cards
        shown.update(block.example for block in parser.blocks)
        name = page.relative_to(site).as_posix()
        wrong = [
            *_wrong_blocks(html, parser, library, truths),
            *_wrong_looks(html),
            *_wrong_anchors(parser),
            *_wrong_timelines(html, library),
        ]
        problems += [f"{at(name, line)}: {why}" for line, why in sorted(wrong)]
    problems += [f"examples/{name}:1: is on no page of the site" for name in library.names() if name not in shown]
    return Audit(len(pages), cards, tuple(problems))


def _wrong_blocks(html: str, parser: _Parser, library: Library, truths: dict[str, _Truth]) -> Iterator[tuple[int, str]]:
    """Yield the line of each block that may not be shown, and why."""
    if parser.unreadable:
        yield parser.unreadable, "markup that no parser can read"
    blocks = {block.place: block for block in parser.blocks}
    own = {tag.place for tag in _own_tags(html, API_CLASSES)}
    for tag in tags(html):
        block, line = blocks.get(tag.place), tag.place[0]
        if tag.name in BLOCKS and block is None:
            yield line, f"<{tag.name}> inside another block, a comment or an attribute"
        elif block and not block.example and tag.place in own:
            yield line, f"{block.sentence}; {EXAMPLE_ONLY}"
        elif block and block.example:
            try:
                truth = truths.get(block.example) or truths.setdefault(block.example, _Truth(library, block.example))
            except MpguideError as error:
                yield line, str(error)
                continue
            if why := truth.contradicts(block):
                yield line, why


def _wrong_looks(html: str) -> Iterator[tuple[int, str]]:
    """Yield what looks like a block of code without being one."""
    outside = {tag.place for tag in _own_tags(html, (_CARD,))}
    for tag in _own_tags(html, API_CLASSES):
        checked = ["class"] if tag.place in outside else []
        looks = [(k, v) for k, v in tag.attributes if k in checked or (k == "style" and _CODE_STYLE.search(v))]
        _, sentence = disguise(replace(tag, attributes=tuple(looks)))
        if _CARD in tag.classes and "<pre " not in html[tag.offset : element_end(html, tag)]:
            sentence = f"class {_CARD!r} looks like a tested block"
        if tag.name not in BLOCKS and sentence:
            yield tag.place[0], sentence


def _wrong_anchors(parser: _Parser) -> Iterator[tuple[int, str]]:
    counts = Counter(anchor for anchor, _ in parser.ids)
    lines = dict(reversed(parser.ids))
    for anchor, count in counts.items():
        if count > 1:
            yield lines[anchor], f"anchor #{anchor} stands {count} times"


def _wrong_timelines(html: str, library: Library) -> Iterator[tuple[int, str]]:
    """Yield each timeline that does not show the recorded run it names."""
    for tag in tags(html):
        if "mpg-timeline" not in tag.classes:
            continue
        name, _, method = dict(tag.attributes).get("data-drawn", "").rpartition(" ")
        try:
            drawn = {one.start_method: one.timeline for one in timeline_file.load(library.get(name))}
        except MpguideError as error:
            yield tag.place[0], str(error)
            continue
        shown = facts(html[tag.offset : element_end(html, tag)])
        if method not in drawn or shown != facts(
            draw(drawn[method], "", [0] * len(drawn[method].lanes)) + draw_table(drawn[method])
        ):
            yield tag.place[0], f"timeline of {name} with {method} is not what was recorded"


class _Truth:
    """What may be shown of one example: its code, its functions and classes, its recorded outputs."""

    def __init__(self, library: Library, name: str) -> None:
        self._example = library.get(name)
        self._variants = fresh_record(self._example).variants
        self._parts = _parts(self._example)

    def contradicts(self, block: Block) -> str:
        """Return why a block may not be shown; nothing if it may."""
        name = self._example.name
        if not block.stream:
            text = block.text.strip("\n")
            known = text == self._example.code.strip("\n") or _consists_of(text, self._parts)
            return "" if known else f"code of {name} is not what the file holds"
        if block.stream not in STREAMS:
            return f"data-stream {block.stream!r} is not one of {', '.join(STREAMS)}"
        recorded = [variant.expected(block.stream).lines for variant in self._variants]
        outputs = [
            ("\n".join(line.text for line in lines), [line.who for line in lines]) for lines in recorded if lines
        ]
        return "" if (block.text, block.whos) in outputs else f"output of {name} is not what its record holds"


def _parts(example: Example) -> list[str]:
    """Return the source of each function and class of an example that a fence can ask for."""
    try:
        tree = ast.parse(example.code)
    except (SyntaxError, ValueError):  # a shell script, or an example of what is no Python
        return []
    return [example.part([name]).strip("\n") for name in _definitions(tree.body)]


def _definitions(body: list[ast.stmt], outer: str = "") -> Iterator[str]:
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            yield f"{outer}{node.name}"
            yield from _definitions(node.body, f"{outer}{node.name}.")


def _consists_of(text: str, parts: list[str]) -> bool:
    """Say whether a text is some of the parts, two empty lines between them."""
    return any(
        text == part or (text.startswith(part + "\n\n\n") and _consists_of(text[len(part) + 3 :], parts))
        for part in parts
    )
