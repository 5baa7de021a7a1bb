"""Reads the pages as an editor would: filler, doubled words, long sentences, passive fog, repeated sentences.

Usage: ``uv run python tools/prose.py [PAGE...]`` (default: all below docs/). Prints ``page:line: what``
for each finding and ends with status 1 if there is one. Code, tables, figures and headings are not read.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

DOCS = Path(__file__).resolve().parents[1] / "docs"
LONGEST = 40
"""Words in a sentence."""
PASSIVES = 0.3
"""Largest share of sentences in the passive voice on a page that has some twenty sentences or more."""

FILLER = {
    "simply": "leave it out",
    "just": "leave it out, or write 'only'",
    "easily": "leave it out",
    "obviously": "leave it out",
    "of course": "leave it out",
    "basically": "leave it out",
    "actually": "leave it out",
    "really": "leave it out",
    "very": "leave it out, or give the figure",
    "quite": "leave it out, or give the figure",
    "note that": "say it without",
    "in order to": "write 'to'",
    "due to the fact that": "write 'because'",
    "utilize": "write 'use'",
    "leverage": "write 'use'",
    "powerful": "say what it does",
    "seamless": "say what it does",
    "blazing": "give the figure",
    "robust": "say what it withstands",
    "and so on and so forth": "leave it out",
}
_FILLER = re.compile(rf"\b({'|'.join(FILLER)})\b", re.I)
_DOUBLED = re.compile(r"\b([a-z]+) \1\b", re.I)
_IRREGULAR = (
    "begun built caught chosen done drawn driven found forgotten given gone held hidden kept known left lost made meant "
    "met paid put read run said seen sent set shown split stopped taken thrown told thought understood used written"
)
_PASSIVE = re.compile(
    rf"\b(?:is|are|was|were|be|been|being|gets?|got)\b(?: (?:not|never|only|then|also|still|first|always|often))?"
    rf" (?:\w{{2,}}ed|{'|'.join(_IRREGULAR.split())})\b",
    re.I,
)
_SENTENCE = re.compile(r"(?<=[.!?:])(?:\s+|$)(?=[A-Z\"(*]|code\b|$)")
_LINK = re.compile(r"!?\[([^\]]*)\](\([^)]*\)|\[[^\]]*\])?(\{[^}]*\})?")


@dataclass(frozen=True)
class Sentence:
    """One sentence of a page."""

    page: Path
    line: int
    """First line of its paragraph, from 1."""
    text: str
    """Words only: code stands as ``code``, a link as its words."""

    @property
    def words(self) -> list[str]:
        """Its words."""
        return re.findall(r"[\w'-]+", self.text)


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yield line and text of each paragraph and list item of a Markdown page."""
    text = re.sub(r"\A---\n.*?\n---\n", lambda m: "\n" * m[0].count("\n"), text, flags=re.S)
    for block in (r"^[ ]*```.*?^[ ]*```", r"<(svg|figure|table)\b.*?</\1>", r"<[^<>]*>"):
        text = re.sub(block, lambda m: "\n" * m[0].count("\n"), text, flags=re.S | re.M)
    start = 0
    held: list[str] = []
    for number, line in enumerate([*text.split("\n"), ""], 1):
        content = re.sub(r"^[\s>]*", "", line)
        item = re.match(r"([-*+]|\d+[.)]|:|\[\^\w+\]:)\s+", content)
        skip = content.startswith(("#", "|", "???", "!!!", "===", ":::"))
        if held and (not content or item or skip):
            yield start, " ".join(held)
            held = []
        if content and not skip:
            start = start if held else number
            held.append(content[item.end() :] if item else content)


def sentences(page: Path) -> list[Sentence]:
    """Return the sentences of a page, in order."""
    found = []
    for line, text in paragraphs(page.read_text(encoding="utf-8")):
        plain = _LINK.sub(r"\1", re.sub(r"(`+).+?\1", "code", text)).replace("*", "")
        found += [Sentence(page, line, part.strip()) for part in _SENTENCE.split(plain) if part.strip()]
    return found


def findings(said: list[Sentence], before: dict[str, Sentence]) -> Iterator[tuple[int, str]]:
    """Yield line and text of what an editor would mark; ``before`` holds the sentences of all pages so far."""
    for sentence in said:
        for match in _FILLER.finditer(sentence.text):
            yield sentence.line, f"{match[0]!r}: {FILLER[match[0].lower()]}"
        for match in _DOUBLED.finditer(sentence.text):
            if match[1].lower() not in ("code", "that", "had", "a", "b"):
                yield sentence.line, f"{match[0]!r} is there twice"
        if len(sentence.words) > LONGEST:
            yield sentence.line, f"a sentence of {len(sentence.words)} words: {sentence.text[:60]!r}; make it two"
        twin = before.setdefault(sentence.text, sentence)
        if twin is not sentence and len(sentence.words) > 11:
            yield sentence.line, f"{sentence.text[:60]!r} stands at {shown(twin.page)}:{twin.line} too"
    for one, two, three in zip(said, said[1:], said[2:], strict=False):
        firsts = {" ".join(s.words[:2]).lower() for s in (one, two, three)}
        if len(firsts) == 1 and len(one.words) > 3 and one.line == three.line:
            yield one.line, f"three sentences in a row begin with {firsts.pop()!r}"
    passive = [s for s in said if _PASSIVE.search(s.text)]
    if len(said) >= 20 and len(passive) > PASSIVES * len(said):
        yield 1, f"{len(passive)} of {len(said)} sentences are in the passive voice; say who does it"


def shown(page: Path) -> str:
    """Return a page's name for messages."""
    return page.relative_to(DOCS.parent).as_posix() if page.is_relative_to(DOCS.parent) else str(page)


def main(arguments: list[str]) -> int:
    """Check pages; return the exit status."""
    pages = [Path(name).resolve() for name in arguments] or sorted(DOCS.rglob("*.md"))
    before: dict[str, Sentence] = {}
    count = total = 0
    for page in pages:
        said = sentences(page)
        total += len(said)
        for line, text in sorted(findings(said, before)):
            print(f"{shown(page)}:{line}: {text}")
            count += 1
    print(f"{len(pages)} pages, {total} sentences: {count} findings")
    return 1 if count or not total else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
