"""MkDocs, ProperDocs and Zensical build the same guide from one mkdocs.yml, and all of them refuse a stray block."""

from __future__ import annotations

from html.parser import HTMLParser
from pathlib import Path

import pytest

from mpguide import Library
from mpguide.audit import audit_site
from mpguide.guard import read_fence, scan
from tests.conftest import REPOSITORY
from tests.sites import OTHERS, build, built_site, copy_chapters, each_builder


class Cards(HTMLParser):
    """Reads the cards of a page: of each its example, then (stream, text) of its blocks, code under ''."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.cards: list[tuple[str, list[tuple[str, str]]]] = []
        self._names = 0  # open elements of a process's name, which is not part of the output
        self._inside = False
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        if "mpg-card" in given.get("class", "").split():
            self.cards.append((given["data-example"], []))
        if tag == "pre" and given.get("data-example"):
            assert given["data-example"] == self.cards[-1][0]
            self.cards[-1][1].append((given.get("data-stream", ""), ""))
            self._inside = True
        if self._names or "mpg-who" in given.get("class", "").split():
            self._names += 1

    def handle_endtag(self, tag: str) -> None:
        self._inside = self._inside and tag != "pre"
        self._names = max(0, self._names - 1)

    def handle_data(self, data: str) -> None:
        if self._inside and not self._names:
            stream, text = self.cards[-1][1].pop()
            self.cards[-1][1].append((stream, text + data))


def page_of(source: Path) -> str:
    """Return where a builder puts the page of a Markdown file below docs/."""
    relative = source.relative_to(REPOSITORY / "docs").with_suffix("")
    folder = relative.parent if relative.name == "index" else relative
    return (folder / "index.html").as_posix()


def cards_of(site: Path) -> dict[str, list[tuple[str, list[tuple[str, str]]]]]:
    pages = {page_of(source): site / page_of(source) for source in (REPOSITORY / "docs").rglob("*.md")}
    return {name: Cards(path.read_text(encoding="utf-8")).cards for name, path in sorted(pages.items())}


@each_builder
def test_every_fence_becomes_one_card_in_its_place(builder: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    library = Library(REPOSITORY)
    wanted = {}
    for source in (REPOSITORY / "docs").rglob("*.md"):
        fences, _ = scan(source.read_text(encoding="utf-8").splitlines())
        wanted[page_of(source)] = [library.get(read_fence(fence).name).name for fence in fences]
    found = cards_of(built_site(tmp_path_factory, builder))
    assert {page: [example for example, _ in cards] for page, cards in found.items()} == wanted


@pytest.mark.parametrize("builder", OTHERS)
def test_cards_hold_the_same_code_and_output_as_in_mkdocs(
    builder: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    wanted = cards_of(built_site(tmp_path_factory, "mkdocs"))
    found = cards_of(built_site(tmp_path_factory, builder))
    assert sum(len(blocks) for cards in wanted.values() for _, blocks in cards) > 2
    assert found == wanted


@each_builder
def test_audit_finds_nothing_in_the_built_site(builder: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    report = audit_site(built_site(tmp_path_factory, builder), Library(REPOSITORY))
    assert report.problems == ()
    assert report.cards


@each_builder
def test_plain_fence_stops_the_build_and_is_named_by_page_and_line(builder: str, tmp_path: Path) -> None:
    guide = copy_chapters(tmp_path, "tutorial")
    page = guide / "docs" / "tutorial" / "index.md"
    text = page.read_text(encoding="utf-8").rstrip("\n")
    page.write_text(f"{text}\n\n```python\nprint(1)\n```\n", encoding="utf-8")
    line = text.count("\n") + 3
    done = build(builder, guide)
    assert done.returncode
    assert f"docs/tutorial/index.md:{line}: a ```python block" in done.stdout
