"""Every page has what a reader and a search engine need: a description, a way to it, and a next step."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
import yaml

from mpguide.guard import scan
from tests.conftest import REPOSITORY
from tests.play import script

DOCS = REPOSITORY / "docs"
PAGES = sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))
CHAPTERS = [page for page in PAGES if "/" in page and not page.startswith("reference/")]
FIRST_SCREEN = 45
"""Lines of Markdown before the first example of a page that teaches."""
FIGURE = 12
"""Lines that a figure is as high as."""

prose = script("tools/prose.py")


def text_of(page: str) -> str:
    return (DOCS / page).read_text(encoding="utf-8")


def front_matter(page: str) -> dict[str, str]:
    found = re.match(r"---\n(.*?)\n---\n", text_of(page), re.S)
    assert found, f"{page} has no front matter"
    data: dict[str, str] = yaml.safe_load(found[1])
    return data


def nav() -> list[object]:
    text = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    entries: list[object] = yaml.safe_load(re.sub(r"!ENV \[.*?\]", '""', text))["nav"]
    return entries


def reach(entries: object, clicks: int = 1) -> Iterator[tuple[str, int]]:
    """Yield each page of the navigation and the clicks that lead to it from home.

    A chapter is a click away. Groups within one are headings in the side bar, with their pages in view.
    """
    for entry in entries if isinstance(entries, list) else []:
        for target in entry.values() if isinstance(entry, dict) else [entry]:
            if isinstance(target, str):
                yield target, clicks
            else:
                yield from reach(target, min(clicks + 1, 2))


def links(page: str) -> list[str]:
    """Return the pages that a page links to, from its last heading of level 2 on."""
    last = re.split(r"(?m)^## ", text_of(page))[-1]
    found = re.findall(r"\]\(([^)#\s]+\.md)(?:#[^)]*)?\)|href=\"([^\"#]+)/?\"", last)
    return [posixpath.normpath(posixpath.join(posixpath.dirname(page), one or two)) for one, two in found]


def test_every_page_is_two_clicks_away() -> None:
    reached = dict(reach(nav()))
    assert sorted(reached) == PAGES
    assert max(reached.values()) <= 2


@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_a_description_for_search_engines(page: str) -> None:
    given = front_matter(page)
    assert given.get("title") or page == "index.md"
    assert 80 <= len(given["description"]) <= 170, len(given["description"])
    assert [other for other in PAGES if front_matter(other)["description"] == given["description"]] == [page]


@pytest.mark.parametrize("page", CHAPTERS)
def test_a_page_ends_with_a_next_step(page: str) -> None:
    targets = [target for target in links(page) if target in PAGES]
    assert targets, "its last section links to no other page"
    assert page not in targets


@pytest.mark.parametrize("page", [page for page in CHAPTERS if not page.endswith("index.md")])
def test_a_program_and_its_output_stand_within_the_first_screen(page: str) -> None:
    drawn = re.compile(r"(?s)<svg.*?</svg>")
    lines = drawn.sub("\n" * FIGURE, text_of(page)).split("\n")
    body = lines.index("---", 1)
    fences, _ = scan(lines)
    assert fences, "no example"
    widget = next((number for number, line in enumerate(lines) if "data-play=" in line), len(lines))
    assert min(fences[0].line, widget) - body <= FIRST_SCREEN


@pytest.mark.parametrize("page", [page for page in CHAPTERS if not page.endswith("index.md")])
def test_a_page_opens_with_a_sentence_for_its_reader(page: str) -> None:
    opening = text_of(page).split("\n# ", 1)[1].split("\n", 1)[1].split("\n## ")[0].strip()
    first = re.split(r"\n\n", opening)[0]
    assert re.match(r"[A-Z`*\"(]", first), first[:80]
    assert re.search(r"[.:?]$", first), first[-80:]


LESSONS = [page for page in PAGES if re.match(r"tutorial/\d", page)]


@pytest.mark.parametrize("page", LESSONS)
def test_a_lesson_has_a_recap_and_exercises_with_tested_solutions(page: str) -> None:
    text = text_of(page)
    assert "## Recap" in text
    exercises = text.split("## Exercises", 1)[1]
    solutions = re.findall(r"(?s)\?\?\? \w+ \"[^\"]*\"\n(.*?)(?=\n\S|\Z)", exercises)
    assert 2 <= sum("```example" in solution for solution in solutions) <= 4


def test_the_lessons_lead_from_one_to_the_next() -> None:
    assert len(LESSONS) == 9
    for lesson, following in pairwise(LESSONS):
        assert following in links(lesson)


# ---------------------------------------------------------------- the editor's eye


def test_the_pages_read_well() -> None:
    assert prose.main([]) == 0


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("You simply call it.", "'simply'"),
        ("It runs the the program.", "twice"),
        (" ".join(["word"] * 41) + ".", "41 words"),
        ("This one runs now. This one waits now. This one ends now.", "three sentences in a row"),
        ("The process is started by the parent. " * 20, "passive voice"),
        ("A process that has ended stays in the table until its parent has asked.\n\n" * 2, "too"),
        ("- It is in a list, and it is really so.", "'really'"),
        ("> It is in a\n> quote, and it just is.", "'just'"),
    ],
)
def test_the_editor_finds(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, what: str) -> None:
    page = tmp_path / "page.md"
    page.write_text(f"---\ntitle: x\n---\n\n# X\n\n{text}\n", encoding="utf-8")
    assert prose.main([str(page)]) == 1
    found = capsys.readouterr().out.splitlines()
    assert any(what in line for line in found[:-1])
    assert found[0].startswith(f"{page}:")


def test_the_editor_leaves_code_tables_and_figures_alone(tmp_path: Path) -> None:
    page = tmp_path / "page.md"
    page.write_text(
        "# Simply\n\nCall `just` now.\n\n```example\njust/x.py\n```\n\n| just | just |\n|---|---|\n\n"
        '<svg aria-label="x">\n<text>just</text>\n</svg>\n\nThe end of it.\n'
    )
    assert [s.text for s in prose.sentences(page)] == ["Call code now.", "The end of it."]
    assert prose.main([str(page)]) == 0
