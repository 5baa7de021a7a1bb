"""The list of all examples: what it says of each, where it leads, and the archive that comes with it."""

from __future__ import annotations

import base64
import gzip
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path

import markdown
import pytest

from mpguide import CheckResult, Example, Library, Record
from mpguide.archive import FOLDER, pack, squeeze
from mpguide.catalog import Runs, Tools, _href, render_catalog, topics
from mpguide.errors import MpguideError
from mpguide.record import Variant
from mpguide.site import BuildStop, Site
from tests.conftest import REPOSITORY
from tests.sites import built_site, each_builder

Maker = Callable[..., Example]
PAGE = "reference/examples"


def save(example: Example, *runs: tuple[str, str]) -> None:
    Record(example.digest, (Variant(runs or (("3.11", "fork"),), {}),)).save(example.record_path)


def show(library: Library, page: str, *names: str) -> None:
    """Write a page that shows some examples."""
    path = library.root / "docs" / page
    path.parent.mkdir(parents=True, exist_ok=True)
    fences = "".join(f"\n```example\n{name}\n```\n" for name in names)
    path.write_text(f'---\ntitle: "About {path.stem}"\n---\n\n# X\n{fences}', encoding="utf-8")


def site_of(library: Library, *, serving: bool = False) -> Site:
    site = Site(str(library.root), "results.json")
    site.serving = serving
    return site


# ---------------------------------------------------------------- what an example uses


@pytest.mark.parametrize(
    ("source", "used"),
    [
        ("from multiprocessing import Pool, Value, TimeoutError", ("Pool", "Value")),
        ("import multiprocessing\nmultiprocessing.Pool()", ("Pool",)),
        ("import multiprocessing as mp\nmp.Queue()", ("Queue",)),
        ("import multiprocessing as mp\nc = mp.get_context('fork')\n[c.Process() for _ in 'ab']", ("get_context", "Process")),
        ("from multiprocessing import shared_memory\nshared_memory.SharedMemory(size=1)", ("shared_memory",)),
        ("from multiprocessing.shared_memory import SharedMemory", ("shared_memory",)),
        ("import multiprocessing.managers", ()),
        ("from concurrent.futures import ProcessPoolExecutor, wait, ALL_COMPLETED", ("ProcessPoolExecutor", "wait")),
        ("import concurrent.futures\nfrom concurrent.futures.process import BrokenProcessPool", ()),
        ("import concurrent.futures as cf\ncf.ThreadPoolExecutor()", ("ThreadPoolExecutor",)),
        ("from concurrent import interpreters\ninterpreters.create()", ("interpreters",)),
        ("import asyncio, os, sys\nfrom signal import SIGTERM", ("asyncio", "signal")),
        ("from multiprocessing import Pipe\na, b = Pipe()\na.send(1)", ("Pipe",)),
        ("this is no Python", ()),
    ],
)  # fmt: skip
def test_tools_are_read_from_the_program(make: Maker, source: str, used: tuple[str, ...]) -> None:
    assert Tools.of(make(source)).all == used


def test_packages_are_read_from_the_header(make: Maker) -> None:
    block = '# /// script\n# dependencies = ["numpy>=2.3", "psycopg[binary]", "my.own-one ; python_version > \'3\'"]\n# ///\n'
    assert Tools.of(make(block + "import numpy\n")).packages == ("my.own-one", "numpy", "psycopg")


# ---------------------------------------------------------------- where it ran


def result(example: Example, python: str, method: str, status: str = "passed") -> CheckResult:
    values = {"example": example.name, "python": python, "start_method": method, "status": status}
    values |= {"version": f"{python}.1", "platform": "linux", "date": "2026-01-01", "source": example.digest}
    fields = CheckResult.__dataclass_fields__
    rest = {
        name: {"str": "", "float": 0.0, "bool": False}[str(fields[name].type)] for name in fields if name not in values
    }
    return CheckResult(**values, **rest)  # type: ignore[arg-type]


def test_runs_are_those_of_the_record_until_there_are_results(make: Maker) -> None:
    example = make("print(1)\n")
    save(example, ("3.11", "fork"), ("3.12", "fork"), ("3.12", "spawn"), ("3.13", "spawn"), ("3.13", "fork"))
    recorded = Runs.of(example, [], serving=False)
    assert recorded.text == "Recorded on 3.11: fork; 3.12\N{EN DASH}3.13: fork, spawn"
    assert recorded.data == "3.11/fork;3.12,3.13/fork,spawn"
    passed = Runs.of(example, [result(example, "3.14", "own"), result(example, "3.15", "own", "failed")], serving=False)
    assert (passed.text, passed.data) == ("Passed on 3.14", "3.14/own")


def test_an_example_without_a_fresh_record_stops_a_build_but_not_its_author(make: Maker) -> None:
    example = make("print(1)\n")
    with pytest.raises(MpguideError, match=r"x\.record: is missing"):
        Runs.of(example, [], serving=False)
    assert Runs.of(example, [], serving=True).text == "Not recorded yet"


# ---------------------------------------------------------------- the pages it is on


def test_topics_have_the_order_of_the_navigation(library: Library, make: Maker) -> None:
    make("print(1)\n", "a/x.py")
    for page in ("a/one.md", "b/two.md", "b/index.md", "index.md", "stray.md"):
        show(library, page, "a/x.py")
    show(library, "b/empty.md")
    (library.root / "mkdocs.yml").write_text(
        "extra: [x.md]\nnav:\n  - Home: index.md\n  - Big B:\n      - b/index.md\n      - b/two.md\n  - A: a/one.md\n"
    )
    found = [(topic.path, topic.title, topic.chapter) for topic in topics(site_of(library))]
    assert found == [
        ("index", "About index", "Home"),
        ("b/index", "About index", "Big B"),
        ("b/two", "About two", "Big B"),
        ("a/one", "About one", "A"),
        ("stray", "About stray", ""),
    ]


def test_an_example_stands_below_its_first_page_and_names_the_others(library: Library, make: Maker) -> None:
    save(make('"""Count <all>."""\n'))
    show(library, "a/one.md", "a/x.py")
    show(library, "a/two.md", "a/x")
    html = render_catalog(site_of(library), "reference/list.md")
    assert html.count("<li") == html.count("<section") == 1
    assert '<a href="../../a/one/#example-a-x">Count &lt;all&gt;.</a>' in html
    assert 'also on <a href="../../a/two/#example-a-x">About two</a>' in html
    assert 'data-also="a/two"' in html


@pytest.mark.parametrize(
    ("page", "target", "source", "site"),
    [
        ("list.md", "index.md", "index.md", "../"),
        ("index.md", "list.md", "list.md", "list/"),
        ("a/list.md", "index.md", "../index.md", "../../"),
        ("a/list.md", "a/index.md", "index.md", "../../a/"),
        ("a/index.md", "a/x.md", "x.md", "../a/x/"),
        ("a/list.md", "b/c/x.md", "../b/c/x.md", "../../b/c/x/"),
    ],
)
def test_links_lead_from_page_to_page(page: str, target: str, source: str, site: str) -> None:
    assert (_href(page, target, source=True), _href(page, target, source=False)) == (source, site)


@pytest.mark.parametrize(
    ("header", "ending"),
    [("", "well"), ("exit = 1", "fails"), ('exit = "SIGKILL"', "fails"), ("hangs = true", "hangs")],
)
def test_list_tells_how_a_program_ends(library: Library, make: Maker, header: str, ending: str) -> None:
    save(make("print(1)\n", header=header))
    show(library, "index.md", "a/x.py")
    html = render_catalog(site_of(library), "list.md")
    assert f'data-ends="{ending}"' in html
    assert (", as it should</em>" in html) == (ending != "well")


def test_list_of_nothing_is_an_error(library: Library) -> None:
    with pytest.raises(MpguideError, match="no page shows an example"):
        render_catalog(site_of(library), "list.md")


# ---------------------------------------------------------------- the mark on a page


def convert(library: Library, text: str, page: str = "docs/list.md") -> str:
    (library.root / page).write_text(text, encoding="utf-8")
    options = {"mpguide": {"root": str(library.root)}}
    return markdown.Markdown(extensions=["mpguide"], extension_configs=options).convert(text)


@pytest.fixture
def shown(library: Library, make: Maker, monkeypatch: pytest.MonkeyPatch) -> Library:
    """A guide with one example on its home page, as a builder sees it."""
    monkeypatch.setattr(sys, "argv", ["mkdocs", "build"])
    save(make("print(1)\n"))
    show(library, "index.md", "a/x.py")
    return library


def test_mark_becomes_the_list(shown: Library) -> None:
    html = convert(shown, "Before.\n\n[EXAMPLES]\n\nAfter.\n")
    assert "[EXAMPLES]" not in html
    assert html.startswith("<p>Before.</p>\n<div class=")
    assert html.endswith("</div>\n<p>After.</p>")
    assert render_catalog(site_of(shown), "list.md", source=True) in html


def test_mark_within_a_sentence_is_text(shown: Library) -> None:
    assert convert(shown, "See [EXAMPLES] there.\n") == "<p>See [EXAMPLES] there.</p>"


def test_list_needs_what_every_card_needs(shown: Library) -> None:
    shown.get("a/x").record_path.unlink()
    with pytest.raises(BuildStop, match=r"docs/list\.md:2: .*x\.record: is missing"):
        convert(shown, "\n[EXAMPLES]\n")


def test_mark_in_a_docstring_is_refused(shown: Library) -> None:
    options = {"mpguide": {"root": str(shown.root)}}
    with pytest.raises(BuildStop, match=r"a docstring or generated text:1: \[EXAMPLES\] in a docstring"):
        markdown.Markdown(extensions=["mpguide"], extension_configs=options).convert("[EXAMPLES]\n")


# ---------------------------------------------------------------- the archive


def test_archive_holds_exactly_the_examples() -> None:
    library = Library(REPOSITORY)
    with zipfile.ZipFile(io.BytesIO(pack(library))) as archive:
        found = {name.removeprefix(f"{FOLDER}/"): archive.read(name) for name in archive.namelist()}
    assert list(found) == sorted(found)
    assert found.pop("LICENSE") == (REPOSITORY / "examples/LICENSE").read_bytes()
    assert b"uv run NAME.py" in found.pop("README.txt")
    assert found == {name: (REPOSITORY / "examples" / name).read_bytes() for name in library.names()}


def test_archive_is_the_same_whoever_makes_it_and_when(make: Maker, library: Library) -> None:
    example = make("print(1)\n")
    first = squeeze(pack(library))
    example.path.chmod(0o600)
    example.path.touch()
    assert squeeze(pack(library)) == first
    with zipfile.ZipFile(io.BytesIO(pack(library))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.compress_type for entry in archive.infolist()} == {zipfile.ZIP_STORED}


def test_program_from_the_archive_runs(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(pack(Library(REPOSITORY)))) as archive:
        archive.extractall(tmp_path)
    folder = tmp_path / FOLDER / "first_steps"
    line = [sys.executable, "first_process.py"]
    done = subprocess.run(line, cwd=folder, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
    assert done.returncode == 0, done.stdout
    assert done.stdout


# ---------------------------------------------------------------- the built site


class Built:
    """The list in a built site."""

    def __init__(self, site: Path) -> None:
        self.site = site
        html = (site / PAGE / "index.html").read_text(encoding="utf-8")
        self.rows = re.findall(r"<li data-on=.*?</li>", html)
        self.names = [
            unescape(re.sub("<.*?>", "", found)) for found in re.findall(r"<li .*?(<a download=.*?</a>)", html)
        ]
        self.archive = re.findall(rf'download="{FOLDER}\.zip\.gz" href="data:application/gzip;base64,([^"]+)"', html)

    def links(self) -> Iterator[tuple[str, Path, str]]:
        """Yield the example of each row, the page it leads to, and the anchor there."""
        for name, row in zip(self.names, self.rows, strict=True):
            for href in re.findall(r'href="([^"]+)"', row):
                address, _, anchor = href.partition("#")
                yield name, self.site / PAGE / address / "index.html", anchor


@each_builder
def test_built_list_is_whole_and_leads_to_the_cards(builder: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    built = Built(built_site(tmp_path_factory, builder))
    assert sorted(built.names) == Library(REPOSITORY).names()
    pages: dict[Path, str] = {}
    for name, page, anchor in built.links():
        html = pages[page] = pages.get(page) or page.read_text(encoding="utf-8")
        card = f'<section class="mpg-card" id="{anchor}" data-example="{name}"'
        assert card in html, f"{name}: {page} has no such card"
    (packed,) = built.archive
    assert gzip.decompress(base64.b64decode(packed)) == pack(Library(REPOSITORY))


@each_builder
def test_list_does_not_drown_the_search(builder: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    site = built_site(tmp_path_factory, builder)
    index = next(path for path in (site / "search.json", site / "search/search_index.json") if path.exists())
    text = index.read_text(encoding="utf-8")
    assert "reference/timelines/" in text
    assert f"{PAGE}/" not in text
