"""The site's search finds the page that answers a question, for questions that people have asked.

`questions.json` holds the queries; a ``page`` is one that answers the question in full, ``null`` one that the
guide does not answer yet. The search is the built site's, in a real browser.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from tests.conftest import REPOSITORY
from tests.test_browser import PAGES, browser, searchable, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["browser", "searchable"]  # fixtures

QUESTIONS = json.loads((REPOSITORY / "tests/questions.json").read_text(encoding="utf-8"))
ANSWERED = [question for question in QUESTIONS if question["page"]]
FIRST = 3
RESULTS = ".md-search-result__item > .md-search-result__link"


def search(page: Page, query: str, root: str) -> list[str]:
    """Type a query into the search box; return the addresses of the pages found, best first."""
    for text, state in (("", "Type to start searching"), (query, "matching document")):
        box = page.locator("input.md-search__input")
        box.fill(text)
        box.press("End")  # the search listens for keys
        page.wait_for_function(
            "s => document.querySelector('.md-search-result__meta').textContent.includes(s)", arg=state
        )
    found = page.eval_on_selector_all(RESULTS, "links => links.map(link => link.href)")
    return list(dict.fromkeys(href.removeprefix(root).partition("?")[0].partition("#")[0] for href in found))


def test_the_first_results_hold_the_answer(browser: Browser, searchable: str) -> None:
    misses = []
    with visit(browser, searchable) as page:
        page.keyboard.press("/")
        for question in ANSWERED:
            found = search(page, question["query"], searchable)
            if question["page"] not in found[:FIRST]:
                misses.append(f"{question['id']} {question['query']!r}: {question['page']} not in {found[:5]}")
        assert search(page, "zzqx", searchable) == []
    print(f"search: {len(ANSWERED) - len(misses)} of {len(QUESTIONS)} questions found, {len(ANSWERED)} answered")
    assert not misses, "\n".join(misses)


def test_every_answer_is_on_a_page_with_a_program() -> None:
    assert len(QUESTIONS) == len({question["id"] for question in QUESTIONS}) == 80
    for question in ANSWERED:
        assert PAGES[question["page"]], question
