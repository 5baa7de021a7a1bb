"""Make the data of the matcher, and the table of all messages on the errors index, from pages and records.

Usage: uv run python tools/errors.py

An entry is a section of a page in docs/errors that shows a failing program. Its traits come from what the
program's record holds on every Python and under every start method; see `mpguide.tracebacks`.
"""

from __future__ import annotations

import json
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from markdown.extensions.toc import slugify

from mpguide import Library
from mpguide.guard import read_fence, scan
from mpguide.messages import is_message
from mpguide.record import Record, Variant, fresh_record
from mpguide.tracebacks import DATA, Reader

ROOT = Path(__file__).resolve().parents[1]
CHAPTER = ROOT / "docs/errors"
PAGE = CHAPTER / "index.md"
BEGIN, END = "<!-- all messages: begin -->\n", "<!-- all messages: end -->\n"

PATTERNS: dict[str, Any] = {
    "paint": [[r"\x1b\[[0-9;]*m", ""]],
    "masks": [
        [r"\x1b\[[0-9;]*m", ""],
        [r"\\\\", "\\"],
        [r"Error sending result: .*", "Error sending result"],
        [r"0x[0-9a-fA-F]+", "0x"],
        [r"<module '__main__' \((?:built-in|<class '_frozen_importlib\.BuiltinImporter'>)\)>", "a prompt"],
        [r"<[^<>]*(?:<[^<>]*>[^<>]*)*>", "<>"],
        [r"'?__mp_main__(?:\.[\w<>.]+)?'?", "__mp_main__"],
        [r"'?__main__(?:\.[\w<>.]+)?'?", "__main__"],
        [r"(?:[A-Za-z]:)?(?:[\\/][\w.~-]+)+[\\/]?", "/"],
        [r"\b(?:Fork|Spawn|ForkServer)(?=Process|PoolWorker)", ""],
        [r"[\w.<>]+(?=\.__init__\(\)|\(\) )", ""],
        [r"\d+", "0"],
    ],
    "quoted": [[r"(?<!\w)'[^']*'(?!\w)|\"[^\"]*\"", "''"]],
    "frames": [
        r'File "([^"]+)", line \d+, in (?:[\w<>]+\.)*(\w+)',
        r"File (\S+?):\d+, in (?:[\w<>]+\.)*(\w+)",
        r"(?:^|\s)(\S+\.py):\d+: in (?:[\w<>]+\.)*(\w+)",
    ],
    "module": r"(?:^|/)((?:multiprocessing|concurrent|asyncio)/(?:futures/|interpreters/)?\w+|pickle|queue|threading)\.py$",
    "stack": r"File \"[^\"]*\", line \d+|\.py:\d+|File \S+:\d+, in ",
    "general": (
        r"positional argument|No module named|has no attribute|invalid literal|division by zero|No such file or directory: |File exists: "
        r"|^(?:KeyError|ImportError|RuntimeError|ValueError|TypeError)(?:: *(?:'.*')?)?$|^Process|^Traceback"
    ),
    "ours": (
        r"multiprocessing[\\/.]|concurrent[\\/.](?:futures[\\/.](?:process|interpreter)|interpreters)|process pool|BrokenProcessPool"
        r"|between processes|resource_tracker|semaphore|bootstrapping phase|context has already been set|daemonic process"
        r"|(?:on|as|module|object as) <?(?:module )?'?__(?:mp_)?main__|when serializing concurrent|Pool (?:is still|not) running|\bPoolWorker|\bProcess-\d|subinterpreter|InterpreterError|BrokenBarrierError|/psm_|'/mp-"
    ),
}
ENOUGH = 0.4
"""Share of what an entry's program prints that a text must reach; tests/test_tracebacks.py says what follows from it."""

_EXCEPTION = re.compile(
    r"(?:\w+\.)*(\w*(?:Error|Exception|Warning|Interrupt|Traceback|Empty|Full|Failed|BrokenProcessPool)(?:: .*)?)"
)
_WARNING = re.compile(r"\S+:\d+: (\w*Warning: .*)")
_COMMON = re.compile(r"Traceback \(most|The above exception|During handling|\"\"\"$|'''$|\s")


@dataclass(frozen=True)
class Section:
    """A section of a page of the chapter."""

    page: str
    title: str
    anchor: str
    examples: tuple[str, ...]
    why: str


def sections(path: Path) -> Iterator[Section]:
    """Yield the sections of a page that show examples."""
    lines = path.read_text(encoding="utf-8").splitlines()
    fences, _ = scan(lines)
    starts = [number for number, line in enumerate(lines) if line.startswith("## ")]
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        inside = [fence for fence in fences if start < fence.line <= end]
        if inside:
            names = tuple(read_fence(fence).name.removesuffix(".py") for fence in inside)
            title, anchor = read_heading(lines[start])
            yield Section(path.stem, title, anchor, names, first_paragraph(lines, inside, end))


def read_heading(line: str) -> tuple[str, str]:
    """Return the text of a heading, with its backticks, and its anchor."""
    anchor = re.search(r"#([\w-]+)[^{}]*\}\s*$", line)
    title = re.sub(r"\s*\{[^{}]*[#=][^{}]*\}", "", line.removeprefix("## ")).strip()
    return title, anchor[1] if anchor else slugify(title.replace("`", ""), "-")


def first_paragraph(lines: list[str], inside: list[Any], end: int) -> str:
    """Return the first paragraph below the first program of a section, without links."""
    number = next(n for n in range(inside[0].line, end) if lines[n].startswith("```")) + 1
    paragraph = ""
    for line in lines[number:end]:
        if line.startswith("```") or (not line.strip() and paragraph):
            break
        paragraph += f"{line} "
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", paragraph.strip())
    return re.sub(r"\{ data-on=[^}]*\}|\*", "", text).removesuffix(":") + ("." if text.endswith(":") else "")


def traits_of(variant: Variant, reader: Reader) -> set[tuple[str, str]]:
    """Return what a failing program printed on one Python, as kinds and texts of traits."""
    text = "\n".join(line.text for line in variant.expected("stderr").lines)
    found = {("frame", frame) for frame in reader.frames(text)}
    for line in text.splitlines():
        if line.strip() and not _COMMON.match(line):
            exception = _EXCEPTION.fullmatch(line) or _WARNING.fullmatch(line)
            for strict, loose in reader.lines(exception[1] if exception else line):
                found |= {("strict", strict), ("loose", loose)}
    return found if any(kind != "frame" for kind, _ in found) else set()


def pages() -> list[Path]:
    """Return the pages of the chapter in the order of the navigation."""
    navigation = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    return [CHAPTER / f"{name}.md" for name in re.findall(r"- errors/([\w-]+)\.md", navigation)]


def failing() -> Iterator[tuple[Section, str]]:
    """Yield each program that may fail, with the first section that shows it."""
    seen: set[str] = set()
    for path in pages():
        for section in sections(path):
            for name in section.examples:
                if "_fixed" not in name and name not in seen:
                    seen.add(name)
                    yield section, name


def make_data() -> dict[str, Any]:
    """Return the data of the matcher."""
    reader, library = Reader(PATTERNS), Library(ROOT)
    found: dict[Section, list[set[tuple[str, str]]]] = {}
    for section, name in failing():
        printed = found.setdefault(section, [])
        for variant in record_of(library, name).variants:
            traits = traits_of(variant, reader)
            if traits and traits not in printed:
                printed.append(traits)
    entries = [(section, variants or quoted(section, reader)) for section, variants in found.items()]
    entries = [(section, variants) for section, variants in entries if variants]
    holders = Counter(trait for _, variants in entries for trait in set().union(*variants))
    number = {trait: index for index, trait in enumerate(sorted(holders))}
    return {
        "about": "Made by tools/errors.py from the records of the failing programs",
        "enough": ENOUGH,
        "patterns": PATTERNS,
        "traits": [[*trait, worth(trait, len(entries), holders[trait])] for trait in sorted(holders)],
        "entries": [
            {
                "title": section.title,
                "page": f"errors/{section.page}/#{section.anchor}",
                "why": section.why,
                "fixes": [name for name in section.examples if "_fixed" in name],
                "variants": [sorted(number[trait] for trait in variant) for variant in variants],
                "says": sorted(
                    number[trait] for trait in set().union(*variants) if is_quoted(trait, section.title, reader)
                ),
            }
            for section, variants in entries
        ],
    }


def quoted(section: Section, reader: Reader) -> list[set[tuple[str, str]]]:
    """Return what a title quotes as a message of a kind, for a section whose programs print none: `cannot pickle '...'`."""
    spans = [span for span in re.findall(r"`([^`]+)`", section.title) if is_message(span)]
    return [{("loose", loose)} for span in spans for _, loose in reader.lines(span) if "..." not in loose]


def record_of(library: Library, name: str) -> Record:
    """Return the record of a failing program."""
    return fresh_record(library.get(name))


def is_quoted(trait: tuple[str, str], title: str, reader: Reader) -> bool:
    """Say whether a title quotes a line; ``...`` in it stands for anything."""
    kind, text = trait
    for span in re.findall(r"`([^`]+)`", title) if kind != "frame" else ():
        exception = _EXCEPTION.fullmatch(span)
        for strict, loose in reader.lines(exception[1] if exception else span):
            wanted = re.escape(strict if kind == "strict" else loose).replace(re.escape("..."), ".*")
            if re.fullmatch(wanted, text):
                return True
    return False


def worth(trait: tuple[str, str], entries: int, holders: int) -> float:
    """Return how much a trait counts: more if few entries have it, less if it is no exception's own line."""
    kind, text = trait
    share = 1.0 if kind == "frame" or _EXCEPTION.fullmatch(text) else 0.3
    return round(share * math.log(1 + entries / holders), 2)


def listing() -> str:
    """Return links to all entries of the chapter, a list for each page in the order of the navigation."""
    parts = []
    for path in pages():
        found = list(sections(path)) if path != PAGE else []
        if found:
            title = re.search(r"^# (.*)$", path.read_text(encoding="utf-8"), re.M)
            parts.append(f"### {title[1] if title else path.stem}\n")
            parts += [f"- [{plain(section.title)}]({path.name}#{section.anchor})" for section in found]
            parts.append("")
    return "\n".join(parts)


def plain(title: str) -> str:
    """Return a title without backticks around what is no message: on the index nothing tells what such a name means."""
    return re.sub(r"`([^`]+)`", lambda span: span[0] if is_message(span[1]) else span[1], title)


def page_with(text: str, made: str) -> str:
    """Return the page with the lists put between its marks."""
    before, _, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise SystemExit(f"{PAGE}: has no marks {BEGIN.strip()} and {END.strip()}")
    return f"{before}{BEGIN}\n{made}\n{END}{after}"


def main() -> None:
    """Write both."""
    data = make_data()
    (ROOT / DATA).write_text(dump(data), encoding="utf-8")
    PAGE.write_text(page_with(PAGE.read_text(encoding="utf-8"), listing()), encoding="utf-8")
    print(f"written: {DATA} ({len(data['entries'])} entries, {len(data['traits'])} traits), {PAGE.relative_to(ROOT)}")


def dump(data: dict[str, Any]) -> str:
    """Return the data as JSON, an entry and a trait on a line each."""
    parts = []
    for key, value in data.items():
        if key in ("traits", "entries"):
            lines = ",\n".join("  " + json.dumps(item, ensure_ascii=False) for item in value)
            parts.append(f' "{key}": [\n{lines}\n ]')
        else:
            parts.append(f' "{key}": {json.dumps(value)}')
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    main()
