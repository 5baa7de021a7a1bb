"""Timelines in a real browser: on the pages, where they answer to the output, and in the report of a trace."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from mpguide import timeline_file
from tests.test_browser import (
    DESKTOP,
    LIBRARY,
    PAGES,
    PHONE,
    browser,
    card_of,
    each_scheme,
    each_state,
    page_with,
    site,
    violations,
    visit,
)

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator

__all__ = ["browser", "site"]  # fixtures

EXAMPLE = "first_steps/two_functions.py"
DRAWN = [name for name in LIBRARY.names() if timeline_file.path_of(LIBRARY.get(name)).is_file()]


def test_at_least_twenty_examples_show_their_timelines() -> None:
    shown = {
        LIBRARY.get(request.name).name for requests in PAGES.values() for request in requests if request.timelines != ()
    }
    assert len(shown & set(DRAWN)) >= 20
    assert set(DRAWN) <= shown


def lit(card: Locator, kind: str) -> Locator:
    return card.locator(f".{kind}.mpg-lit")


def test_pointing_at_a_lane_lights_the_lines_of_its_process(browser: Browser, site: str) -> None:
    with visit(browser, site + page_with(EXAMPLE)) as page:
        card = card_of(page, EXAMPLE)
        output = card.locator("pre[data-stream=stdout]").first
        card.locator('.mpg-lane[data-who="child 1"] .mpg-name').first.hover()
        whos = lit(output, "mpg-line").locator(".mpg-who:not(.mpg-colon)").all_text_contents()
        assert whos == ["child 1"] * 100
        card.locator('.mpg-lane[data-who="main"] .mpg-name').first.hover()
        assert lit(output, "mpg-line").locator(".mpg-text").all_text_contents() == ["both have counted to 100"]
        page.mouse.move(0, 0)
        assert lit(card, "mpg-line").count() == 0


def test_pointing_at_a_line_lights_its_lane_and_its_dot(browser: Browser, site: str) -> None:
    with visit(browser, site + page_with(EXAMPLE)) as page:
        card = card_of(page, EXAMPLE)
        line = card.locator("pre[data-stream=stdout] .mpg-line").nth(2)
        line.hover()
        who = line.locator(".mpg-who:not(.mpg-colon)").text_content()
        shown = card.locator(".mpg-timelines > .mpg-timeline")
        assert lit(shown, "mpg-lane").evaluate_all("lanes => lanes.map((lane) => lane.dataset.who)") == [who]
        (dot,) = lit(shown, "mpg-tick").locator("title").all_text_contents()
        assert dot.endswith(f" s: {line.locator('.mpg-text').text_content()}")


def test_pointing_at_a_dot_lights_its_line_only(browser: Browser, site: str) -> None:
    with visit(browser, site + page_with(EXAMPLE)) as page:
        card = card_of(page, EXAMPLE)
        card.locator('.mpg-lane[data-who="main"] .mpg-tick').first.hover()
        assert lit(card, "mpg-line").locator(".mpg-text").all_text_contents() == ["both have counted to 100"]


@each_scheme
def test_the_buttons_single_out_a_lane_by_keyboard(browser: Browser, site: str, scheme: str) -> None:
    with visit(browser, site + page_with(EXAMPLE), color_scheme=scheme) as page:
        card = card_of(page, EXAMPLE)
        card.locator(".mpg-pick", has_text="child 2").focus()
        page.keyboard.press("Enter")
        on = card.locator(".mpg-timelines > .mpg-timeline .mpg-lane.mpg-on")
        assert on.evaluate_all("lanes => lanes.map((lane) => lane.dataset.who)") == ["child 2"]
        assert violations(page, ".mpg-timelines") == []
        page.keyboard.press("Enter")
        assert on.count() == 0


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_letters_keep_their_size_and_nothing_sticks_out(browser: Browser, site: str, width: int) -> None:
    for path in {page_with(name) for name in DRAWN}:
        with visit(browser, site + path, width=width) as page:
            assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
            sizes = page.locator(".mpg-timeline > .mpg-time text").evaluate_all(
                "texts => texts.filter((text) => text.checkVisibility()).map((text) => text.getBoundingClientRect().height)"
            )
            assert sizes
            assert all(10 <= size <= 20 for size in sizes)
            over = page.locator(".mpg-timeline > .mpg-time").evaluate_all(
                "pictures => pictures.filter((picture) => picture.getBoundingClientRect().right > innerWidth).length"
            )
            assert over == 0


def test_the_states_are_told_apart_without_color(browser: Browser, site: str) -> None:
    with visit(browser, site + page_with(EXAMPLE), forced_colors="active") as page:
        card = card_of(page, EXAMPLE)
        signs = card.locator(".mpg-signs")
        assert [text.strip() for text in signs.locator("span").all_inner_texts()] == [
            "on a CPU",
            "ready, waits for a CPU",
            "blocked",
            "prints a line",
            "starts another",
            "ends; joining it no longer waits",
        ]
        assert signs.locator(".mpg-cpu").count() == 1
        assert signs.locator(".mpg-stripe").count() == 3  # a pattern, not a shade


def test_without_javascript_the_picture_and_its_table_are_there(browser: Browser, site: str) -> None:
    with visit(browser, site + page_with(EXAMPLE), java_script_enabled=False) as page:
        figure = card_of(page, EXAMPLE).locator(".mpg-timelines > .mpg-timeline")
        assert figure.locator("svg.mpg-time").is_visible()
        figure.locator("summary").click()
        assert figure.locator("tbody th").first.inner_text() == "main"


@each_state
def test_a_report_is_accessible_and_zooms(browser: Browser, tmp_path: Path, scheme: str, width: int) -> None:
    program = LIBRARY.get(EXAMPLE).path
    command = [sys.executable, "-m", "mpguide", "trace", "-o", "report.html", str(program)]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    errors: list[str] = []
    with visit(browser, (tmp_path / "report.html").as_uri(), color_scheme=scheme, width=width) as page:
        page.on("pageerror", lambda error: errors.append(str(error)))
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth") <= 0
        picture = page.locator(".wide > svg")
        before = picture.bounding_box()
        page.get_by_role("button", name="Zoom in").focus()
        page.keyboard.press("Enter")
        page.keyboard.press("Enter")
        after = picture.bounding_box()
        assert before
        assert after
        assert after["width"] == pytest.approx(4 * before["width"], rel=0.01)
        assert after["height"] == before["height"]
        assert errors == []
