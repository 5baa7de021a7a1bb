"""The list of all examples in a real browser: what its filters leave, and what its links download."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from mpguide import Library
from mpguide.archive import FOLDER, pack
from mpguide.catalog import Entry, read_entries, topics
from mpguide.site import Site
from tests.conftest import REPOSITORY
from tests.play import LIMIT, PLAY
from tests.test_browser import PHONE, SCHEMES, browser, site, violations, visit  # noqa: F401

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

PATH = "reference/examples/"
LIBRARY = Library(REPOSITORY)
TOOL, PYTHON, METHOD = "Pool", "3.14", "spawn"
FILE = "first_steps/hello_pool.py"

EACH_TOPIC = """() => {
  const field = document.querySelector("[name=topic]");
  const names = () => [...document.querySelectorAll(".play-examples li:not([hidden]) a[download]")];
  return Object.fromEntries([...field.options].map(({ value }) => {
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    return [value, names().map((link) => link.textContent)];
  }));
}"""


def entries() -> list[Entry]:
    """Return what the list is made of."""
    return list(read_entries(Site(str(REPOSITORY), "results.json")).values())


def start(page: Page) -> Locator:
    """Wait until the list can be filtered and its files downloaded; return the form."""
    form = page.get_by_role("form", name="Filter the examples")
    form.wait_for()
    page.locator(f'.play-examples-all a[download="{FOLDER}.zip"]').wait_for()
    return form


def rows(page: Page) -> list[str]:
    """Return the names of the examples that are shown."""
    script = "links => links.filter(link => link.checkVisibility()).map(link => link.textContent)"
    return list(page.eval_on_selector_all(".play-examples li a[download]", script))


def count(page: Page) -> str:
    return page.locator(".play-examples output").inner_text()


def test_module_is_small() -> None:
    assert (PLAY / "examples.js").stat().st_size < LIMIT


def test_filters_narrow_combine_and_stand_in_the_address(browser: Browser, site: str) -> None:  # noqa: F811
    everything = entries()
    uses = [one for one in everything if TOOL in one.tools.all]
    both = [one for one in uses if (PYTHON, METHOD) in one.runs.pairs]
    failing = [one for one in both if one.ending == "fails"]
    assert len(everything) > len(uses) > len(both) > len(failing) > 0
    with visit(browser, site + PATH) as page:
        start(page)
        assert sorted(rows(page)) == LIBRARY.names()
        assert count(page) == f"{len(everything)} of {len(everything)} examples"
        page.get_by_label("Uses").select_option(TOOL)
        assert sorted(rows(page)) == [one.example.name for one in uses]
        page.get_by_label("Python").select_option(PYTHON)
        page.get_by_label("Start method").select_option(METHOD)
        assert sorted(rows(page)) == [one.example.name for one in both]
        page.get_by_label("Ends").select_option("fails, as it should")
        assert sorted(rows(page)) == [one.example.name for one in failing]
        assert count(page) == f"{len(failing)} of {len(everything)} examples"
        assert page.url == f"{site}{PATH}?tool={TOOL}&python={PYTHON}&start={METHOD}&ends=fails"
        page.reload()
        start(page)
        assert sorted(rows(page)) == [one.example.name for one in failing]
        assert page.get_by_label("Uses").input_value() == TOOL
        page.get_by_role("button", name="Show all").click()
        assert sorted(rows(page)) == LIBRARY.names()
        assert page.url == site + PATH


def test_every_topic_shows_the_examples_of_its_page(browser: Browser, site: str) -> None:  # noqa: F811
    shown = {topic.path: sorted(topic.anchors) for topic in topics(Site(str(REPOSITORY), "results.json"))}
    with visit(browser, site + PATH) as page:
        start(page)
        found: dict[str, list[str]] = page.evaluate(EACH_TOPIC)
    assert len(found) > len(shown)
    for value, names in found.items():
        pages = [path for path in shown if path == value or (value.endswith("/") and path.startswith(value))]
        wanted = {name for path in pages for name in shown[path]}
        assert sorted(names) == sorted(wanted or LIBRARY.names()), value


def test_words_are_looked_for_in_titles_names_and_tools(browser: Browser, site: str) -> None:  # noqa: F811
    with visit(browser, f"{site}{PATH}?words=PRIMES+hello_pool&tool=no-such-tool") as page:
        start(page)
        assert rows(page) == [FILE]
        assert page.locator(".play-examples h3:visible").count() == 1
        page.get_by_label("Words").fill("zzqx")
        assert rows(page) == []
        assert count(page).startswith("0 of ")


def test_filters_work_by_keyboard_and_say_what_they_leave(browser: Browser, site: str) -> None:  # noqa: F811
    with visit(browser, site + PATH) as page:
        start(page).get_by_label("Words").focus()
        page.keyboard.type("hello_pool")
        page.keyboard.press("Enter")
        assert rows(page) == [FILE]
        assert page.url == f"{site}{PATH}?words=hello_pool"
        status = page.get_by_role("status").filter(has_text="examples")
        assert status.inner_text() == f"1 of {len(LIBRARY.names())} examples"
        assert status.get_attribute("aria-live") == "polite"
        for label in ("Topic", "Uses", "Python", "Start method", "Ends"):
            page.keyboard.press("Tab")
            assert page.evaluate("document.activeElement.labels[0].firstChild.textContent.trim()") == label
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")
        assert len(rows(page)) == len(LIBRARY.names())


def test_links_download_exactly_the_files(browser: Browser, site: str) -> None:  # noqa: F811
    with visit(browser, site + PATH) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        start(page)
        with page.expect_download() as waiting:
            page.get_by_role("link", name=FILE).click()
        assert waiting.value.suggested_filename == "hello_pool.py"
        assert waiting.value.path().read_bytes() == LIBRARY.get(FILE).path.read_bytes()
        with page.expect_download() as waiting:
            page.get_by_role("link", name="Download all").click()
        assert waiting.value.suggested_filename == f"{FOLDER}.zip"
        assert waiting.value.path().read_bytes() == pack(LIBRARY)
        sizes = page.evaluate(
            """async () => Object.fromEntries(await Promise.all([...document.querySelectorAll("li a[download]")].map(
                async (link) => [link.textContent, (await (await fetch(link.href)).blob()).size])))"""
        )
        assert sizes == {name: (LIBRARY.folder / name).stat().st_size for name in LIBRARY.names()}
        assert [url for url in asked if not url.startswith((site, "data:", "blob:"))] == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_filtered_list_is_accessible_on_a_phone(browser: Browser, site: str, scheme: str) -> None:  # noqa: F811
    with visit(browser, f"{site}{PATH}?tool={TOOL}&ends=fails", color_scheme=scheme, width=PHONE) as page:
        start(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
        assert violations(page, ".play-examples") == []


def test_list_is_whole_without_javascript(browser: Browser, site: str) -> None:  # noqa: F811
    with visit(browser, site + PATH, java_script_enabled=False) as page:
        assert page.locator(".play-examples li").count() == len(LIBRARY.names())
        assert not page.locator(".play-examples form").is_visible()
        with page.expect_download() as waiting:
            page.get_by_role("link", name="Download all").click()
        assert waiting.value.suggested_filename == f"{FOLDER}.zip.gz"


def test_old_browser_keeps_the_archive_as_it_came(browser: Browser, site: str) -> None:  # noqa: F811
    with visit(browser, site) as page:
        page.add_init_script("delete window.DecompressionStream")
        errors: list[str] = []
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.goto(site + PATH)
        page.get_by_role("form", name="Filter the examples").wait_for()
        with page.expect_download() as waiting:
            page.get_by_role("link", name="Download all").click()
        assert waiting.value.suggested_filename == f"{FOLDER}.zip.gz"
        assert errors == []
