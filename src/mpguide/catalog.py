"""The catalog: every example in one list, with what it uses, where it ran and the page that explains it.

What it says of an example is read from its program, its record and the results, and where it is used from
the fences of the pages. The list is whole without JavaScript; `docs/assets/play/examples.js` filters it and
takes single files out of the archive that comes with it.
"""

from __future__ import annotations

import ast
import base64
import posixpath
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from mpguide.archive import FOLDER, pack, squeeze
from mpguide.checker import CheckResult
from mpguide.errors import MpguideError
from mpguide.example import Example
from mpguide.guard import SourcePage, anchor_of, read_fence, source_pages
from mpguide.header import START_METHODS
from mpguide.record import compact_versions, fresh_record, version_key
from mpguide.results import Standing
from mpguide.scope import read_scope
from mpguide.site import Site

METHODS = {method: method for method in START_METHODS} | {"own": "the program's choice"}
"""How a run got its start method, and what the catalog calls that."""
ENDINGS = {"well": "ends well", "fails": "fails, as it should", "hangs": "hangs, as it should"}
"""How a program ends, and what the catalog calls that."""

_PACKAGES = ("concurrent.futures", "concurrent", "multiprocessing")
_NO_TOOL = re.compile(r".*Error|Broken.*|[A-Z_]+|process")  # exceptions, constants, a module that holds exceptions
_ORDINARY = frozenset(
    [
        "__future__", "argparse", "array", "bisect", "collections", "colorsys", "contextlib", "datetime", "enum",
        "functools", "gzip", "hashlib", "heapq", "io", "itertools", "json", "linecache", "math", "os", "pathlib",
        "re", "shutil", "struct", "sys", "sysconfig", "tempfile", "time", "timeit", "traceback", "typing", "urllib",
        "warnings", "zlib",
    ]
)  # fmt: skip
"""Modules for which nobody looks in this guide."""


@dataclass(frozen=True)
class Tools:
    """What a program uses."""

    concurrent: tuple[str, ...]
    """Names of `multiprocessing` and of `concurrent`, such as ``Pool``, ``shared_memory`` and ``interpreters``."""
    modules: tuple[str, ...]
    """Other modules of the standard library, without those that any program uses."""
    packages: tuple[str, ...]
    """Packages that its header names."""

    @classmethod
    def of(cls, example: Example) -> Tools:
        """Read the tools from a program's imports, from what it takes from a context, and from its header."""
        names = set(_names(example.code))
        packages = {re.split(r"[^\w.-]", requirement)[0] for requirement in example.header.dependencies}
        concurrent = {_inside(name) for name in names} - {""}
        modules = {name.partition(".")[0] for name in names} & (sys.stdlib_module_names - _ORDINARY)
        return cls(*map(_ordered, (concurrent, modules - {"concurrent", "multiprocessing"}, packages)))

    @property
    def all(self) -> tuple[str, ...]:
        """All of them, what the guide is about first."""
        return (*self.concurrent, *(name for name in self.modules + self.packages if name not in self.concurrent))


def _ordered(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=str.casefold))


def _names(code: str) -> Iterator[str]:
    """Yield the full names of what a program imports, or takes from an imported module or a context."""
    scope = read_scope([code])
    yield from scope.imports.values()
    try:
        tree = ast.parse(code)
    except (SyntaxError, ValueError):  # a shell script, or an example of what is no Python
        return
    contexts = {name: full for name, full in scope.types.items() if full == "multiprocessing"}
    owners = contexts | scope.imports
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(value=ast.Name(id=name), attr=attribute) if name in owners:
                yield f"{owners[name]}.{attribute}"


def _inside(name: str) -> str:
    """Return the part of a full name that stands directly below one of the packages; or nothing."""
    package = next((package for package in _PACKAGES if name.startswith(f"{package}.")), None)
    part = name[len(package) + 1 :].partition(".")[0] if package else ""
    return "" if part == "futures" or _NO_TOOL.fullmatch(part) else part


@dataclass(frozen=True)
class Runs:
    """On what an example ran as it is now."""

    passed: bool
    """Whether its check passed there; else it was recorded there."""
    pairs: frozenset[tuple[str, str]]
    """Pairs of a Python such as ``3.14`` and a start method; empty if it has no fresh record."""

    @classmethod
    def of(cls, example: Example, results: Sequence[CheckResult], serving: bool) -> Runs:
        """Read them from the results, else from the record.

        Raises:
            MpguideError: there is no fresh record, and nobody is writing (serving).
        """
        if passed := Standing.of(example, results).passed:
            return cls(True, frozenset((result.python, result.start_method) for result in passed))
        try:
            variants = fresh_record(example).variants
        except MpguideError:
            if not serving:
                raise
            variants = ()
        return cls(False, frozenset(pair for variant in variants for pair in variant.runs))

    @property
    def groups(self) -> list[tuple[list[str], list[str]]]:
        """Pythons that share their start methods, and those methods."""
        found: dict[tuple[str, ...], list[str]] = {}
        for python in sorted({python for python, _ in self.pairs}, key=version_key):
            methods = tuple(method for method in METHODS if (python, method) in self.pairs)
            found.setdefault(methods, []).append(python)
        return [(pythons, list(methods)) for methods, pythons in found.items()]

    @property
    def text(self) -> str:
        """What a reader sees of them."""
        said = [
            compact_versions(set(pythons)) + ("" if methods == ["own"] else f": {', '.join(methods)}")
            for pythons, methods in self.groups
        ]
        return f"{'Passed' if self.passed else 'Recorded'} on {'; '.join(said)}" if said else "Not recorded yet"

    @property
    def data(self) -> str:
        """The same for a script."""
        return ";".join(f"{','.join(pythons)}/{','.join(methods)}" for pythons, methods in self.groups)


@dataclass(frozen=True)
class Entry:
    """One example in the catalog."""

    example: Example
    tools: Tools
    runs: Runs

    @property
    def ending(self) -> str:
        """How its program ends: a key of `ENDINGS`."""
        return "hangs" if self.example.header.hangs else "fails" if self.example.header.exit else "well"


def read_entries(site: Site) -> dict[str, Entry]:
    """Return what there is to say of each example, by name.

    Raises:
        MpguideError: an example has no fresh record, and nobody is writing (serving).
    """
    results: dict[str, list[CheckResult]] = {}
    for result in site.results:
        results.setdefault(result.example, []).append(result)
    return {
        example.name: Entry(example, Tools.of(example), Runs.of(example, results.get(example.name, []), site.serving))
        for example in site.library.examples()
    }


@dataclass(frozen=True)
class Topic:
    """A page that shows examples."""

    file: str
    """Its file below ``docs/``: ``howto/progress.md``."""
    title: str
    chapter: str
    """The chapter's name in the navigation."""
    anchors: dict[str, str]
    """Each example that it shows, in order, and the anchor of the first card that does."""

    @property
    def path(self) -> str:
        """Its file without the suffix."""
        return self.file.rpartition(".")[0]


def topics(site: Site) -> list[Topic]:
    """Return the pages that show examples, in the order of the navigation.

    Raises:
        MpguideError: a fence names no example.
    """
    chapters = _chapters((site.library.root / "mkdocs.yml").read_text(encoding="utf-8"))
    found = []
    for page in source_pages(site.docs):
        file = page.path.relative_to(site.docs).as_posix()
        chapter = chapters.get(file) or posixpath.dirname(file)
        if page.fences:
            found.append(Topic(file, _title(page), chapter, _anchors(page, site)))
    place = {file: number for number, file in enumerate(chapters)}
    return sorted(found, key=lambda topic: (place.get(topic.file, len(place)), topic.file))


def _chapters(configuration: str) -> dict[str, str]:
    """Return the pages of the navigation, each with the heading it stands under.

    Read line by line: no builder hands its navigation to an extension, and YAML needs a package.
    """
    found, chapter = {}, ""
    for line in configuration.splitlines():
        if entry := re.fullmatch(r"\s*- (?:([^:]+):)?\s*([\w./-]+\.md)?\s*", line):
            chapter = entry[1] or chapter
            if entry[2]:
                found[entry[2]] = chapter
    return found


def _title(page: SourcePage) -> str:
    found = re.search(r"(?m)^(?:title:|#) *(.+)$", page.text)
    return found[1].strip("\"' ") if found else page.path.stem


def _anchors(page: SourcePage, site: Site) -> dict[str, str]:
    anchors: dict[str, str] = {}
    for fence in page.fences:
        request = read_fence(fence)
        name = site.library.get(request.name).name
        anchors.setdefault(name, anchor_of(request, name))
    return anchors


def _href(page: str, target: str, source: bool) -> str:
    """Return the link from one page to another, both as files below ``docs/``."""
    if source:
        return posixpath.relpath(target, posixpath.dirname(page) or ".")
    return "../" * _address(page).count("/") + _address(target)


def _address(file: str) -> str:
    """Return where a builder puts a page, below the site's root: ``howto/progress/``."""
    return re.sub(r"(^|/)index$|$", "/", file.rpartition(".")[0], count=1).lstrip("/")


def render_catalog(site: Site, page: str, source: bool = False) -> str:
    """Return the list of all examples as HTML.

    Args:
        site: whose examples, results and pages to list.
        page: the page it will stand on, as its file below ``docs/``; links are relative to it.
        source: whether links lead to the Markdown files, as the builder will change them, or to the pages of the site.

    Raises:
        MpguideError: an example has no fresh record, and nobody is writing (serving); or no page shows any.
    """
    entries = read_entries(site)
    pages = topics(site)
    if not pages:
        raise MpguideError("no page shows an example, so there is nothing to list")
    hrefs = {topic.file: _href(page, topic.file, source) for topic in pages}
    parts = [_archive(site, len(entries)), _form(pages, list(entries.values())), *_sections(pages, entries, hrefs)]
    body = "\n".join(parts)
    return f'<div class="play-examples" data-play="examples">\n{body}\n</div>'


def _archive(site: Site, count: int) -> str:
    """Return the link to the archive; a script makes the zip file of it."""
    packed = squeeze(pack(site.library))
    encoded = base64.b64encode(packed).decode()
    return (
        f'<p class="play-examples-all"><a download="{FOLDER}.zip.gz" href="data:application/gzip;base64,{encoded}">'
        f"Download all {count} examples</a> <span>as a zip file in a gzip file, {len(packed) // 1000} kB</span></p>"
    )


def _form(pages: list[Topic], entries: list[Entry]) -> str:
    pythons = sorted({python for entry in entries for python, _ in entry.runs.pairs}, key=version_key)
    methods = {method for entry in entries for _, method in entry.runs.pairs}
    chapters = dict.fromkeys(page.chapter for page in pages)
    topic = [(chapter, [*_chapter(chapter, pages)]) for chapter in chapters]
    tool = [
        ("multiprocessing and concurrent.futures", {name for entry in entries for name in entry.tools.concurrent}),
        ("other modules", {name for entry in entries for name in entry.tools.modules}),
        ("packages", {name for entry in entries for name in entry.tools.packages}),
    ]
    fields = [
        _field("words", "Words", '<input type="search" autocomplete="off" placeholder="in title or name"'),
        _select("topic", "Topic", topic),
        _select("tool", "Uses", [(label, [(name, name) for name in _ordered(names)]) for label, names in tool]),
        _select("python", "Python", [("", [(python, python) for python in pythons])]),
        _select("start", "Start method", [("", [pair for pair in METHODS.items() if pair[0] in methods])]),
        _select("ends", "Ends", [("", list(ENDINGS.items()))]),
    ]
    return (
        '<form class="play" hidden aria-label="Filter the examples"><div class="play-controls">'
        f'{"".join(fields)}</div><p><output class="play-examples-count" aria-live="polite">{len(entries)} examples'
        '</output> <button type="button">Show all</button></p></form>'
    )


def _chapter(chapter: str, pages: list[Topic]) -> Iterator[tuple[str, str]]:
    """Yield the choices of one chapter: its pages, before them the whole of it if they share a folder."""
    inside = [page for page in pages if page.chapter == chapter]
    folders = {posixpath.dirname(page.path) for page in inside}
    if len(inside) > 1 and len(folders) == 1:
        yield f"{folders.pop()}/", f"All of {chapter}"
    yield from ((page.path, page.title) for page in inside)


def _select(name: str, label: str, groups: Iterable[tuple[str, Sequence[tuple[str, str]]]]) -> str:
    choices = ""
    for group, options in groups:
        inner = "".join(
            f"<option>{escape(text)}</option>" if value == text else f'<option value="{value}">{escape(text)}</option>'
            for value, text in options
        )
        choices += f'<optgroup label="{escape(group)}">{inner}</optgroup>' if group and inner else inner
    return _field(name, label, "<select", f'<option value="">any</option>{choices}</select>')


def _field(name: str, label: str, control: str, inside: str = "") -> str:
    """Return a control with its label beside it: a label around a choice would hold the text of all options."""
    place = f"examples-{name}"
    return f'<div><label for="{place}">{label}</label>{control} id="{place}" name="{name}">{inside}</div>'


def _sections(pages: list[Topic], entries: dict[str, Entry], hrefs: dict[str, str]) -> Iterator[str]:
    """Yield a section for each page: an example stands in that of the first page which shows it."""
    listed: set[str] = set()
    for page in pages:
        fresh = [name for name in page.anchors if name in entries and name not in listed]
        listed.update(fresh)
        if fresh:
            rows = "\n".join(_row(entries[name], [p for p in pages if name in p.anchors], hrefs) for name in fresh)
            chapter = "" if page.chapter == page.title else f" <small>{escape(page.chapter)}</small>"
            yield (
                f'<section data-page="{page.path}"><h3><a href="{hrefs[page.file]}">{escape(page.title)}</a>'
                f"{chapter}</h3>\n<ul>\n{rows}\n</ul></section>"
            )


def _row(entry: Entry, pages: list[Topic], hrefs: dict[str, str]) -> str:
    """Return the line of one example; the script gives its file name the address of the file."""
    example = entry.example
    name = escape(example.name).replace("/", "/<wbr>")
    links = [f"{hrefs[page.file]}#{page.anchors[example.name]}" for page in pages]
    ending = "" if entry.ending == "well" else f" <em>{ENDINGS[entry.ending]}</em>"
    others = ", ".join(
        f'<a href="{link}">{escape(page.title)}</a>' for link, page in zip(links[1:], pages[1:], strict=True)
    )
    also = f" <span>also on {others}</span>" if others else ""
    also_in = f' data-also="{" ".join(page.path for page in pages[1:])}"' if others else ""
    return (
        f'<li data-on="{entry.runs.data}" data-ends="{entry.ending}"{also_in}>'
        f'<p><a href="{links[0]}">{escape(example.summary or example.path.name)}</a>{ending}{also}</p>'
        f'<p><a download="{escape(example.path.name)}">{name}</a></p>'
        f"<p>{escape(', '.join(entry.tools.all))}</p><p>{entry.runs.text}</p></li>"
    )
