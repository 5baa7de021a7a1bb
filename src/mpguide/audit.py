"""The guard on the built site: every block of code in the HTML must be what a record says."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from mpguide.errors import MpguideError, at
from mpguide.example import Library
from mpguide.record import fresh_record
from mpguide.transcript import STREAMS

_BLOCKS = ("pre", "textarea", "xmp", "listing", "plaintext", "iframe")
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_API = ("doc-signature", "mkdocs-source")


@dataclass
class Block:
    """One block of preformatted text in an HTML page."""

    line: int
    tag: str
    example: str
    """The example it names, or nothing."""
    stream: str
    """``stdout`` or ``stderr``; nothing if it shows code."""
    api: bool
    """Whether it stands where the API reference shows a signature or a source."""
    text: str = ""

    @property
    def first_line(self) -> str:
        """The first line of its text."""
        return next((line.strip() for line in self.text.splitlines() if line.strip()), "")

    @property
    def sentence(self) -> str:
        """What is wrong with it, if it is a stray one."""
        return f"<{self.tag}> beginning {self.first_line[:40]!r} names no example; the only code block allowed is the example fence"


@dataclass
class _Parser(HTMLParser):
    """Collects blocks, anchors and cards of one page."""

    blocks: list[Block] = field(default_factory=list)
    ids: list[tuple[str, int]] = field(default_factory=list)
    cards: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._api: list[bool] = [False]
        self._open: list[str] = []
        self._inside: Block | None = None
        self._skip = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        classes = given.get("class", "").split()
        if "id" in given:
            self.ids.append((given["id"], self.getpos()[0]))
        self.cards += "mpg-card" in classes
        if tag not in _VOID:
            self._open.append(tag)
            self._api.append(self._api[-1] or any(name in classes for name in _API))
        if tag in _BLOCKS and self._inside is None:
            self._inside = Block(
                self.getpos()[0], tag, given.get("data-example", ""), given.get("data-stream", ""), self._api[-1]
            )
        if self._inside and "mpg-who" in classes:
            self._skip = len(self._open)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open:
            if self._skip == len(self._open):
                self._skip = 0
            closed = self._open.pop()
            self._api.pop()
            if closed == tag:
                break
        if self._inside and tag == self._inside.tag:
            self.blocks.append(self._inside)
            self._inside = None

    def handle_data(self, data: str) -> None:
        if self._inside and not self._skip:
            self._inside.text += data

    def close(self) -> None:
        super().close()
        if self._inside:
            self.blocks.append(self._inside)


def stray_blocks(html: str) -> list[Block]:
    """Return the blocks of a piece of HTML that name no example and are not the API reference's."""
    parser = _Parser()
    parser.feed(html)
    parser.close()
    return [block for block in parser.blocks if not block.example and not block.api]


@dataclass(frozen=True)
class Audit:
    """What was found in a built site."""

    pages: int
    cards: int
    problems: tuple[str, ...]


def audit_site(site: Path, library: Library) -> Audit:
    """Look at every HTML page of a built site.

    Each block must name an example and hold exactly its code (or a part of it) or its recorded
    output; no page may have one anchor twice; every example must be on some page.

    Raises:
        MpguideError: the site is not there.
    """
    pages = sorted(site.rglob("*.html"))
    if not pages:
        raise MpguideError(f"{at(site)}: holds no HTML page; build the site first")
    problems: list[str] = []
    shown: set[str] = set()
    cards = 0
    for page in pages:
        parser = _Parser()
        parser.feed(page.read_text(encoding="utf-8", errors="replace"))
        parser.close()
        cards += parser.cards
        shown.update(block.example for block in parser.blocks)
        name = page.relative_to(site).as_posix()
        problems += [f"{at(name, block.line)}: {why}" for block in parser.blocks if (why := _wrong(block, library))]
        counts = Counter(anchor for anchor, _ in parser.ids)
        lines = dict(reversed(parser.ids))
        problems += [
            f"{at(name, lines[anchor])}: anchor #{anchor} stands {n} times" for anchor, n in counts.items() if n > 1
        ]
    problems += [f"examples/{name}:1: is on no page of the site" for name in library.names() if name not in shown]
    return Audit(len(pages), cards, tuple(problems))


def _wrong(block: Block, library: Library) -> str:
    """Return why a block may not be shown; nothing if it may."""
    if not block.example:
        return "" if block.api else block.sentence
    try:
        code, outputs = _truth(library, block.example)
    except MpguideError as error:
        return str(error)
    if block.stream:
        known = block.text in outputs.get(block.stream, ())
        return "" if known else f"output of {block.example} is not what its record holds"
    pieces = [piece.strip("\n") for piece in block.text.split("\n\n\n")]
    known = all(piece in code for piece in pieces)
    return "" if known and block.text.strip() else f"code of {block.example} is not what the file holds"


@cache
def _truth(library: Library, name: str) -> tuple[str, dict[str, tuple[str, ...]]]:
    """Return an example's code and, by stream, the texts of its recorded outputs."""
    example = library.get(name)
    variants = fresh_record(example).variants
    outputs = {s: tuple("\n".join(line.text for line in v.expected(s).lines) for v in variants) for s in STREAMS}
    return example.code, outputs
