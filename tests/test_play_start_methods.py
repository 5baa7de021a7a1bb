"""The explorer of start methods: its data are what the records say, and it works for everybody."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import pytest

from tests.play import LIMIT, PLAY, script
from tests.test_browser import PHONE, TARGET, browser, each_scheme, site, violations, visit  # noqa: F401

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

PATH = "explain/start-methods/"
NOT_THERE = "\N{EN DASH}"
METHODS = ["fork", "forkserver", "spawn"]


@pytest.fixture(scope="module")
def made() -> Any:
    """The module that makes the data."""
    return script("tools/start_methods.py")


@pytest.fixture(scope="module")
def data(made: Any) -> dict[str, Any]:
    """What the records say now."""
    found: dict[str, Any] = made.data()
    return found


# ---------------------------------------------------------------- data


def test_data_of_the_widget_are_what_the_records_say(made: Any, data: dict[str, Any]) -> None:
    assert (PLAY / "start-methods.json").read_text(encoding="utf-8") == made.json_text(data), (
        "run 'uv run python tools/start_methods.py'"
    )


def test_table_of_the_page_is_what_the_records_say(made: Any, data: dict[str, Any]) -> None:
    page = made.PAGE.read_text(encoding="utf-8")
    assert made.page_with(page, made.table(data)) == page, "run 'uv run python tools/start_methods.py'"


def test_an_answer_is_yes_only_if_the_line_says_so(made: Any) -> None:
    row = made.Row("?", "child_has_globals", "language", "French")
    record = made.records()["child_has_globals"]
    assert made.answer(row, record, "3.15", "fork") == ("yes", "language: French")
    assert made.answer(row, record, "3.15", "spawn") == ("no", "language: English")


def test_every_question_is_answered_for_every_python_and_method(data: dict[str, Any]) -> None:
    assert data["pythons"] == ["3.11", "3.12", "3.13", "3.14", "3.15"]
    assert data["defaults"] == dict.fromkeys(["3.11", "3.12", "3.13"], "fork") | dict.fromkeys(
        ["3.14", "3.15"], "forkserver"
    )
    for row in data["rows"]:
        for cells in row["cells"].values():
            assert [answer in ("yes", "no") for answer, _ in cells] == [True] * 3


def test_module_is_small() -> None:
    assert (PLAY / "start-methods.js").stat().st_size < LIMIT


# ---------------------------------------------------------------- browser


def widget(page: Page) -> Locator:
    found = page.locator('[data-play="start-methods"]')
    found.locator("select").first.wait_for()
    return found


def answers(play: Locator, question: str) -> list[str]:
    row = play.locator(".play-start-methods-table tbody tr", has=play.page.get_by_role("button", name=question))
    return list(row.locator("td").all_inner_texts())


@each_scheme
@pytest.mark.parametrize("platform", ["linux", "windows"])
def test_explorer_is_accessible_when_open(browser: Browser, site: str, scheme: str, platform: str) -> None:  # noqa: F811
    with visit(browser, site + PATH, color_scheme=scheme, width=PHONE) as page:
        play = widget(page)
        play.get_by_label("Platform").select_option(platform)
        for button in play.get_by_role("button").all():
            button.click()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
        assert violations(page, '[data-play="start-methods"]') == []
        for control in play.locator("button, select").all():
            box = control.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= TARGET


def test_explorer_shows_every_answer_of_the_records(browser: Browser, site: str, data: dict[str, Any]) -> None:  # noqa: F811
    with visit(browser, site + PATH) as page:
        play = widget(page)
        for python in data["pythons"]:
            play.get_by_label("Python").select_option(python)
            rows = play.locator(".play-start-methods-table tbody tr:not([id])").all()
            shown = [row.locator("td").all_inner_texts() for row in rows]
            assert shown == [[answer for answer, _ in row["cells"][python]] for row in data["rows"]]
            heads = play.locator(".play-start-methods-table thead th").all_inner_texts()[1:]
            assert [re.split(r"\s", head)[0] for head in heads] == METHODS
            assert [head.endswith("default") for head in heads] == [m == data["defaults"][python] for m in METHODS]


def test_explorer_works_by_keyboard_alone(browser: Browser, site: str) -> None:  # noqa: F811
    question = "runs the top of the file itself"
    with visit(browser, site + PATH) as page:
        play = widget(page)
        play.get_by_label("Python").focus()
        page.keyboard.press("ArrowUp")  # from 3.15 to 3.14
        page.keyboard.press("ArrowUp")  # to 3.13
        assert answers(play, question) == ["no", "yes", "yes"]
        status = play.get_by_role("status").inner_text()
        assert status == "Python 3.13 on Linux: the default is fork. 2 answers differ from 3.12 (underlined)."
        page.keyboard.press("ArrowDown")
        assert answers(play, question) == ["no", "no", "yes"]
        status = play.get_by_role("status").inner_text()
        assert status.startswith("Python 3.14 on Linux: the default is forkserver. ")
        assert "differ from 3.13 (underlined). The default was fork in 3.13." in status
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        first = play.get_by_role("button").first
        assert first.evaluate("button => button === document.activeElement")
        page.keyboard.press("Enter")
        assert first.get_attribute("aria-expanded") == "true"
        proof = page.locator(f"#{first.get_attribute('aria-controls')}")
        assert proof.get_by_role("listitem").all_text_contents() == [f"{method}: city: Paris" for method in METHODS]
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")  # the link to the card
        assert page.evaluate("document.querySelector(location.hash).dataset.example") == "explain/child_has_globals.py"


def test_other_platforms_show_the_documentation_only(browser: Browser, site: str, data: dict[str, Any]) -> None:  # noqa: F811
    with visit(browser, site + PATH) as page:
        play = widget(page)
        play.get_by_label("Platform").select_option("macos")
        assert "Not run here" in play.get_by_role("status").inner_text()
        for row in data["rows"]:
            wanted = [row["documented"].get(method, ["?"])[0] for method in METHODS]
            assert answers(play, row["question"]) == wanted
        play.get_by_label("Platform").select_option("windows")
        for row in data["rows"]:
            assert answers(play, row["question"]) == [NOT_THERE, NOT_THERE, row["documented"].get("spawn", ["?"])[0]]


def test_page_without_javascript_shows_picture_and_table(browser: Browser, site: str, data: dict[str, Any]) -> None:  # noqa: F811
    with visit(browser, site + PATH, java_script_enabled=False) as page:
        play = page.locator('[data-play="start-methods"]')
        assert play.get_by_role("img").is_visible()
        assert play.locator("select").count() == 0
        cells = [row.locator("td").all_inner_texts() for row in play.locator("tbody tr").all()]
        newest = data["pythons"][-1]
        assert cells == [[row["question"], *(a for a, _ in row["cells"][newest])] for row in data["rows"]]
