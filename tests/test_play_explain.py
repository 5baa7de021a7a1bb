"""The field for tracebacks on the errors index: it finds what the command line finds, in a real browser."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.play import LIMIT, PLAY
from tests.test_browser import PHONE, browser, each_scheme, site, violations, visit  # noqa: F401
from tests.test_tracebacks import ALL, NOISES, SHARED, UNRELATED, matcher, renamed

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

PATH = "errors/"
FIND = """async ([address, texts]) => {
  const { find } = await import(address);
  const data = await (await fetch(new URL("errors.json", address))).json();
  return texts.map((text) => find(data, text).map((entry) => entry.page));
}"""
TEXTS = [
    *(one.text for one in ALL),
    *(noise(one.text) for place, noise in enumerate(NOISES.values()) for one in ALL[place % 4 :: 4]),
    *map(renamed, ALL[::4]),
    *UNRELATED,
    "",
    "multiprocessing.Pool",
    "\N{GREEK SMALL LETTER ALPHA}Empty: multiprocessing/pool.py\u2028TypeError: cannot pickle 'generator' object",
]


def field(page: Page) -> Locator:
    found = page.get_by_label("Paste a traceback")
    found.wait_for()
    return found


def answers(page: Page) -> Locator:
    return page.locator('[data-play="explain"]').get_by_role("status").get_by_role("link")


def test_module_is_small() -> None:
    assert (PLAY / "explain.js").stat().st_size < LIMIT


def test_page_finds_what_the_command_line_finds(browser: Browser, site: str) -> None:  # noqa: F811
    with visit(browser, site + PATH) as page:
        found = page.evaluate(FIND, [site + "assets/play/explain.js", TEXTS])
    expected = [[entry.page for entry in matcher.find(text)] for text in TEXTS]
    assert [(text, *both) for text, *both in zip(TEXTS, found, expected, strict=True) if both[0] != both[1]] == []


@pytest.mark.parametrize("step", [40, pytest.param(1, marks=pytest.mark.slow)])
def test_recorded_tracebacks_that_are_pasted_lead_to_their_entries(browser: Browser, site: str, step: int) -> None:  # noqa: F811
    """All of them under ``slow``; by default some, and every one through the module (above)."""
    with visit(browser, site + PATH, fresh=True) as page:
        field(page).fill("")
        page.clock.install()  # the page waits a little for the next letter: not here
        for one in ALL[::step]:
            field(page).fill(one.text)
            page.clock.run_for(1000)
            links = answers(page).evaluate_all("(links) => links.map((link) => link.href)")
            wanted = site + one.page
            assert wanted in links if one.example in SHARED else links[0] == wanted, one


def test_every_entry_is_where_the_answer_says(browser: Browser, site: str) -> None:  # noqa: F811
    pages = {entry.page.partition("#")[0] for entry in matcher.entries}
    for name in sorted(pages):
        with visit(browser, site + name) as page:
            there = set(page.evaluate("[...document.querySelectorAll('h2[id]')].map((heading) => heading.id)"))
        wanted = {entry.page.partition("#")[2] for entry in matcher.entries if entry.page.startswith(name)}
        assert wanted <= there


def test_text_that_no_entry_is_about_gets_an_answer_too(browser: Browser, site: str) -> None:  # noqa: F811
    with visit(browser, site + PATH) as page:
        field(page).fill(UNRELATED[0])
        answers(page).first.wait_for()
        assert "No entry" in page.get_by_role("status").first.inner_text()
        answers(page).first.click()
        page.wait_for_url("**?q=*")
        page.locator(".md-search__input").wait_for()
        page.wait_for_function("document.querySelector('.md-search__input').value.includes('umbrella')")


def test_nothing_leaves_the_page(browser: Browser, site: str) -> None:  # noqa: F811
    with visit(browser, site + PATH) as page:
        field(page)
        page.wait_for_load_state("networkidle")
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        field(page).fill(ALL[0].text)
        answers(page).first.wait_for()
        assert asked == []
        assert page.url == site + PATH


def test_field_works_by_keyboard_and_keeps_its_labels(browser: Browser, site: str) -> None:  # noqa: F811
    with visit(browser, site + PATH) as page:
        field(page).focus()
        page.keyboard.insert_text(ALL[0].text)
        answers(page).first.wait_for()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.getAttribute('href')") == answers(page).first.get_attribute("href")
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{ALL[0].page}")


@each_scheme
def test_field_is_accessible(browser: Browser, site: str, scheme: str) -> None:  # noqa: F811
    with visit(browser, site + PATH, color_scheme=scheme, width=PHONE) as page:
        field(page).fill(ALL[0].text)
        answers(page).first.wait_for()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
        assert violations(page, '[data-play="explain"]') == []


def test_page_without_javascript_lists_all_messages(browser: Browser, site: str) -> None:  # noqa: F811
    with visit(browser, site + PATH, java_script_enabled=False) as page:
        assert page.locator("#all-messages ~ ul a").count() >= len(matcher.entries)
        assert page.get_by_role("link", name="the list of all messages").is_visible()
