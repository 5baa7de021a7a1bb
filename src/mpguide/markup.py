"""HTML as the guard looks at it: tags found wherever they stand, and what an element pretends to be.

Tags are looked for at every ``<``, inside comments and attributes too: a parser can be led to see a
comment where a browser shows text. What is found too much is refused too much, which does no harm.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

BLOCKS = ("pre", "textarea", "xmp", "listing", "plaintext", "iframe")
"""Elements that show text as it stands."""
FORBIDDEN = (
    *BLOCKS, "code", "samp", "tt", "template", "frame", "object", "embed", "script", "noscript", "noembed",
    "noframes", "style", "font", "link", "base", "meta", "foreignobject",
)  # fmt: skip
"""Elements that no page may write."""
API_CLASSES = ("doc-signature", "mkdocstrings-source")
"""Classes in which the API reference shows a signature or a source."""

_CODE_CLASSES = ("highlight", "highlighttable", "codehilite", "linenodiv", "literal-block")
_CODE_CLASS_BEGINNINGS = ("mpg-", "md-code")
_LOOKS = ("style", "face", "font-family", "xml:space", "srcdoc")
_HARMLESS_STYLE = re.compile(r"\s*text-align:\s*\w+;?\s*")  # what a table's columns have
_LINKS = ("href", "src", "srcset", "data", "poster", "action", "formaction", "background", "xlink:href")
_TAG = re.compile(r"<([a-zA-Z][^\s/>]*)")
_ATTRIBUTE = re.compile(r"""[\s/]*([^\s/>][^\s/>=]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>"'][^\s>]*)))?""")


@dataclass(frozen=True)
class Tag:
    """One start tag."""

    offset: int
    """Where it begins in the text."""
    place: tuple[int, int]
    """Its line, from 1, and column, from 0."""
    name: str
    """In lower case."""
    attributes: tuple[tuple[str, str], ...]
    """Names in lower case, values decoded."""

    @property
    def classes(self) -> list[str]:
        """The values of its class attribute."""
        return [part for name, value in self.attributes if name == "class" for part in value.split()]


def tags(text: str) -> Iterator[Tag]:
    """Find every start tag in a text, whatever it stands in."""
    line, line_start = 1, 0
    for found in _TAG.finditer(text):
        line += text.count("\n", line_start, found.start())
        line_start = max(line_start, text.rfind("\n", line_start, found.start()) + 1)
        attributes = []
        end = found.end()
        while attribute := _ATTRIBUTE.match(text, end):
            value = attribute[2] or attribute[3] or attribute[4] or ""
            attributes.append((attribute[1].lower(), unescape(value)))
            end = attribute.end()
        yield Tag(found.start(), (line, found.start() - line_start), found[1].lower(), tuple(attributes))


def element_end(text: str, tag: Tag) -> int:
    """Return where the element of a tag ends: behind its end tag, or where it begins if it has none."""
    depth = 0
    for found in re.compile(rf"<(/?){re.escape(tag.name)}(?=[\s/>])", re.I).finditer(text, tag.offset):
        depth += -1 if found[1] else 1
        if not depth:
            return found.end()
    return tag.offset


def disguise(tag: Tag) -> tuple[str, str]:
    """Return by what an element looks like a tested block or brings in foreign content, and a sentence on it."""
    for name in tag.classes:
        if name in _CODE_CLASSES or name.startswith(_CODE_CLASS_BEGINNINGS):
            return name, f"class {name!r} looks like a tested block"
    for name, value in tag.attributes:
        if name in _LOOKS and not _HARMLESS_STYLE.fullmatch(value):
            return value, f"{name} {value!r} can make text look like a tested block"
        if name in ("data-example", "data-stream"):
            return value, f"{name} {value!r} looks like a tested block"
        if name in _LINKS and re.match(r"(data|javascript|vbscript):", re.sub(r"[\0-\x20]", "", value), re.I):
            return value, f"{name} {value[:20]!r} holds content that no run backs"
    return "", ""
