"""The real guide in a real browser: every page, light and dark, phone and desktop, mouse, keyboard, without JavaScript.

Needs Chromium and the dependency group ``browser``. axe-core finds no violation of WCAG 2.2 A and AA
on any page, and nothing is excluded from it, neither a rule nor a part of the theme.
"""

from __future__ import annotations

import functools
import http.server
import importlib.resources
import importlib.util
import itertools
import json
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import pytest

from mpguide import Example, Library
from mpguide.guard import Request, read_fence, scan
from mpguide.record import fresh_record
from mpguide.transcript import Said
from tests.conftest import REPOSITORY, need
from tests.sites import built_site

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Locator, Page

PHONE, DESKTOP = 360, 1280
SCHEMES = ("light", "dark")
BODY = {"light": "default", "dark": "slate"}
COLORS = 6
CONTRAST = 4.5  # WCAG 2.2, 1.4.3
TARGET = 24  # CSS pixels; WCAG 2.2, 2.5.8
PATIENCE = 120_000  # ms; a busy machine is slow, and waiting ends at once when there is what is waited for
AXE: dict[str, Any] = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
LOOKS: list[tuple[Literal["light", "dark"], int, str | None]] = [
    ("dark", DESKTOP, "colors"),
    ("light", DESKTOP, "all"),
    ("light", PHONE, "structure"),
    ("dark", PHONE, None),
]
"""What axe looks at in each scheme and width: colors do not depend on the width, nor the structure on the scheme."""
LONG = "first_steps/two_functions.py"
LIBRARY = Library(REPOSITORY)


def address(source: Path) -> str:
    """Return the address of a page below the site's root."""
    relative = source.relative_to(REPOSITORY / "docs").with_suffix("")
    folder = relative.parent if relative.name == "index" else relative
    return "" if folder == Path() else f"{folder.as_posix()}/"


def requests_of(source: Path) -> list[Request]:
    fences, _ = scan(source.read_text(encoding="utf-8").splitlines())
    return [read_fence(fence) for fence in fences]


SOURCES = sorted((REPOSITORY / "docs").rglob("*.md"))
PAGES = {address(source): requests_of(source) for source in SOURCES}
WITH_CARDS = [page for page, requests in PAGES.items() if requests]


def page_with(example: str) -> str:
    """Return the address of a page that shows an example with its output."""
    return next(page for page, rs in PAGES.items() for r in rs if r.output and LIBRARY.get(r.name).name == example)


def lines_of(example: Example) -> tuple[Said, ...]:
    """Return the lines of standard output that a card shows first, if there is one variant only."""
    (variant,) = fresh_record(example).variants
    return variant.expected("stdout").lines


# ---------------------------------------------------------------- the site and the browser


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built guide, served on this machine only."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    handler = functools.partial(Quiet, directory=str(built_site(tmp_path_factory, "mkdocs")))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


_OPEN: list[Browser] = []


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The one browser of a test worker; a module that imports this fixture gets the one already open."""
    if _OPEN:
        yield _OPEN[0]
        return
    need(importlib.util.find_spec("playwright"), "playwright; add it with 'uv sync --group browser'")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        names = ("chromium-headless-shell", "chromium", "chromium-browser")  # the first takes a third of the CPU time
        found = next(filter(None, map(shutil.which, names)), playwright.chromium.executable_path)
        need(Path(found).exists(), "Chromium; install it, or run 'playwright install chromium'")
        quiet = ("background-networking", "component-update", "sync", "gpu")
        options = ["--no-sandbox", *(f"--disable-{what}" for what in quiet)]
        chromium = playwright.chromium.launch(executable_path=found, args=options)
        _OPEN.append(chromium)
        yield chromium
        _OPEN.clear()
        chromium.close()


@contextmanager
def context(browser: Browser, **options: Any) -> Iterator[BrowserContext]:
    """Open a browser window of its own."""
    width = options.pop("width", DESKTOP)
    with browser.new_context(viewport={"width": width, "height": 900}, **options) as opened:
        opened.set_default_timeout(PATIENCE)
        yield opened


@contextmanager
def visit(browser: Browser, url: str, **options: Any) -> Iterator[Page]:
    with context(browser, **options) as opened:
        page = opened.new_page()
        page.goto(url)
        yield page


def card_of(page: Page, example: str) -> Locator:
    return page.locator(f'.mpg-card[data-example="{example}"]').first


TAB = """(card) => {
    const block = card.closest(".tabbed-block");
    if (block) {
        const place = [...block.parentElement.children].indexOf(block);
        block.closest(".tabbed-set").querySelectorAll(":scope > .tabbed-labels > label")[place].click();
    }
}"""
"""Clicks the tab that a card is in, if it is in one."""


def output_of(card: Locator) -> Locator:
    return card.locator("pre[data-stream=stdout]").first


def violations(page: Page, part: str = "html", rules: str = "all") -> list[str]:
    """Return what axe finds wrong with a page, or a part of it, as it is now.

    Args:
        page: an open page.
        part: a selector.
        rules: all of them, or ``colors``, which take by far the most time, or all but ``colors``: ``structure``.
    """
    script = importlib.resources.files("axe_playwright_python") / "axe.min.js"
    page.evaluate(script.read_text(encoding="utf-8"))
    options = {
        "all": AXE,
        "colors": AXE | {"runOnly": {"type": "rule", "values": ["color-contrast"]}},
        "structure": AXE | {"rules": {"color-contrast": {"enabled": False}}},
    }[rules]
    found: dict[str, Any] = page.evaluate(f"axe.run({json.dumps(part)}, {json.dumps(options)})")
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
    ]


# ---------------------------------------------------------------- every page


@pytest.mark.parametrize("path", [*PAGES, "404.html"], ids=lambda path: path or "home")
def test_page_is_accessible_and_asks_nobody_else(browser: Browser, site: str, path: str) -> None:
    """A page is loaded once, since that takes most of the time; then the reader changes scheme and width."""
    problems: list[str] = []
    with context(browser, color_scheme=LOOKS[0][0]) as opened:
        page = opened.new_page()
        page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: problems.append(str(error)))
        page.on("requestfailed", lambda request: problems.append(f"failed: {request.url}"))
        page.on(
            "request", lambda request: None if request.url.startswith((site, "data:")) else problems.append(request.url)
        )
        page.goto(site + path)
        page.add_style_tag(content="* { transition: none !important }")  # or axe sees colors halfway
        page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
        for scheme, width, rules in LOOKS:
            page.emulate_media(color_scheme=scheme)
            page.set_viewport_size({"width": width, "height": 900})
            page.wait_for_selector(f"body[data-md-color-scheme={BODY[scheme]}]")
            if (needs := page.evaluate("document.documentElement.scrollWidth")) > width:
                problems.append(f"{scheme} {width}: {needs} pixels wide")
            if rules:
                problems += [f"{scheme} {width}: {found}" for found in violations(page, rules=rules)]
    assert problems == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_process_colors_are_readable_on_all_their_backgrounds(browser: Browser, site: str, scheme: str) -> None:
    with visit(browser, site, color_scheme=scheme) as page:
        read = "(name) => getComputedStyle(document.body).getPropertyValue(name)"
        names = [*(f"--mpg-p{number}" for number in range(COLORS)), "--mpg-text", "--mpg-muted"]
        for name, ground in itertools.product(names, ("--mpg-paper", "--mpg-code", "--mpg-mark")):
            pair = page.evaluate(read, name), page.evaluate(read, ground)
            assert contrast(*pair) >= CONTRAST, (name, ground)
        for ground in ("--mpg-paper", "--mpg-code"):
            assert contrast(page.evaluate(read, "--mpg-off"), page.evaluate(read, ground)) >= CONTRAST, ground


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colors as WCAG defines it."""
    low, high = sorted(map(luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def luminance(color: str) -> float:
    digits = color.strip().lstrip("#")
    digits = digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


# ---------------------------------------------------------------- the cards


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_controls_of_a_card_are_big_enough_to_hit(browser: Browser, site: str, width: int) -> None:
    with visit(browser, site + page_with(LONG), width=width) as page:
        controls = page.locator(".mpg-card :is(a, button, summary)")
        sizes = [(c.evaluate("e => e.outerHTML"), c.bounding_box()) for c in controls.all() if c.is_visible()]
    assert sizes
    assert [what for what, box in sizes if box and min(box["width"], box["height"]) < TARGET] == []


@pytest.mark.parametrize("path", WITH_CARDS, ids=lambda path: path or "home")
def test_copy_button_copies_exactly_the_code(browser: Browser, site: str, path: str) -> None:
    with context(browser, permissions=["clipboard-read", "clipboard-write"]) as opened:
        page = opened.new_page()
        page.goto(site + path)
        page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true })")
        cards = page.locator(".mpg-card")
        assert cards.count() == len(PAGES[path])
        for card, request in zip(cards.all(), PAGES[path], strict=True):
            card.evaluate(TAB)
            example = LIBRARY.get(request.name)
            code = example.part(list(request.show)) if request.show else example.code
            page.evaluate("navigator.clipboard.writeText('')")
            button = card.get_by_role("button", name="Copy to clipboard")
            assert button.count() == 1, "one button for the code, none for the output"
            button.click()
            page.wait_for_function("navigator.clipboard.readText()")
            assert page.evaluate("navigator.clipboard.readText()") == code.rstrip()


def test_copying_an_output_leaves_out_the_names_of_the_processes(browser: Browser, site: str) -> None:
    with context(browser, permissions=["clipboard-read", "clipboard-write"]) as opened:
        page = opened.new_page()
        page.goto(site + page_with(LONG))
        output_of(card_of(page, LONG)).evaluate("element => getSelection().selectAllChildren(element)")
        page.keyboard.press("Control+c")
        copied = page.evaluate("navigator.clipboard.readText()")
    assert copied.rstrip("\n").split("\n") == [line.text for line in lines_of(LIBRARY.get(LONG))]


def test_every_line_of_output_keeps_the_name_of_its_process(browser: Browser, site: str) -> None:
    with visit(browser, site + page_with(LONG)) as page:
        lines = output_of(card_of(page, LONG)).locator(".mpg-line").all_text_contents()
    assert [line.rstrip("\n") for line in lines] == [f"{line.who}: {line.text}" for line in lines_of(LIBRARY.get(LONG))]


def test_file_name_downloads_the_whole_example(browser: Browser, site: str) -> None:
    with visit(browser, site + page_with(LONG)) as page:
        with page.expect_download() as waiting:
            card_of(page, LONG).locator(".mpg-file").click()
        assert waiting.value.suggested_filename == "two_functions.py"
        assert waiting.value.path().read_bytes() == LIBRARY.get(LONG).path.read_bytes()


def test_search_finds_lost_updates_on_the_fourth_page_of_the_tutorial(browser: Browser, site: str) -> None:
    with visit(browser, site) as page:
        page.get_by_role("textbox", name="Search").click()
        page.keyboard.type("lost update")
        result = page.locator(".md-search-result__link[href*='tutorial/4-functions-that-use-functions/']").first
        result.wait_for(state="visible")
        result.click()
        page.wait_for_url("**/tutorial/4-functions-that-use-functions/**")


# ---------------------------------------------------------------- one process singled out


@pytest.mark.parametrize("scheme", SCHEMES)
def test_one_process_is_singled_out_by_keyboard(browser: Browser, site: str, scheme: str) -> None:
    lines = lines_of(LIBRARY.get(LONG))
    with visit(browser, site + page_with(LONG), color_scheme=scheme) as page:
        card = card_of(page, LONG)
        legend = card.get_by_role("group", name="Single out one process").first
        assert legend.get_by_role("button").all_inner_texts() == ["main", "child 1", "child 2"]
        assert pressed(legend) == []
        card.locator(".mpg-file").focus()
        for _ in range(8):  # past the address, the copy button and the code
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.textContent") == "child 1":
                break
        assert page.evaluate("document.activeElement.textContent") == "child 1"
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("Space")
        assert pressed(legend) == ["child 1"]
        assert names_of(card, ".mpg-on") == ["child 1"] * sum(line.who == "child 1" for line in lines)
        assert violations(page, f'.mpg-card[data-example="{LONG}"]') == []
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        assert pressed(legend) == ["main"]
        assert names_of(card, ".mpg-on") == ["main"]
        assert in_view(card.locator(".mpg-line.mpg-on")), "its only line is the last; the output has moved there"
        page.keyboard.press("Enter")
        assert pressed(legend) == []
        assert names_of(card, ".mpg-on") == []


def pressed(legend: Locator) -> list[str]:
    return list(legend.locator("button[aria-pressed=true]").all_inner_texts())


def names_of(card: Locator, lines: str) -> list[str]:
    return list(card.locator(f"{lines} .mpg-who:not(.mpg-colon)").all_text_contents())


def in_view(line: Locator) -> bool:
    """Say whether a line is in the visible part of the output that scrolls."""
    box, output = line.bounding_box(), line.locator("xpath=ancestor::pre").bounding_box()
    assert box
    assert output
    return bool(output["y"] <= box["y"] < box["y"] + box["height"] <= output["y"] + output["height"] + 1)


def test_long_output_scrolls_by_keyboard(browser: Browser, site: str) -> None:
    with visit(browser, site + page_with(LONG)) as page:
        output = output_of(card_of(page, LONG))
        assert not in_view(output.locator(".mpg-line").last)
        output.focus()
        page.keyboard.press("End")
        page.wait_for_function(
            "output => output.scrollTop + output.clientHeight >= output.scrollHeight - 1", arg=output.element_handle()
        )
        assert in_view(output.locator(".mpg-line").last)


# ---------------------------------------------------------------- other ways to read


CARDS_SEEN = """(cards) => {
    const seen = (element) => Boolean(element) && element.getClientRects().length > 0
        && getComputedStyle(element).visibility === "visible";
    const describe = (card) => {
        const all = (what) => [...card.querySelectorAll(what)];
        all("details:not([open]) > summary").forEach((fold) => fold.click());
        return {
            code: all(".mpg-code code").every((code) => seen(code) && code.textContent.trim() !== ""),
            file: card.querySelector(".mpg-file").download,
            buttons: all("button, [role=button]").length,
            "lines without a name": all(".mpg-line:not(.mpg-again)")
                .filter((line) => !seen(line.querySelector(".mpg-who"))).length,
            order: seen(card.querySelector(".mpg-order")),
        };
    };
    return cards.map((card) => { (TAB)(card); return describe(card); });
}""".replace("TAB", TAB)  # one question for a page: one for each line of output takes a minute


@pytest.mark.parametrize("path", WITH_CARDS, ids=lambda path: path or "home")
def test_cards_are_complete_without_javascript(browser: Browser, site: str, path: str) -> None:
    with visit(browser, site + path, java_script_enabled=False) as page:
        cards = page.locator(".mpg-card").evaluate_all(CARDS_SEEN)
    for card, request in zip(cards, PAGES[path], strict=True):
        assert card == {
            "code": True,
            "file": LIBRARY.get(request.name).path.name,
            "buttons": 0,
            "lines without a name": 0,
            "order": request.output,
        }


def test_print_shows_long_output_whole_and_no_controls(browser: Browser, site: str) -> None:
    with visit(browser, site + page_with(LONG)) as page:
        page.emulate_media(media="print")
        card = card_of(page, LONG)
        assert output_of(card).evaluate("output => output.clientHeight >= output.scrollHeight")
        assert not card.locator(".mpg-legend").first.is_visible()
        assert card.locator(".mpg-line").last.is_visible()


def test_forced_colors_keep_a_mark_on_what_is_singled_out(browser: Browser, site: str) -> None:
    with visit(browser, site + page_with(LONG), forced_colors="active") as page:
        card = card_of(page, LONG)
        button = card.get_by_role("button", name="child 2", exact=True).first
        other = card.get_by_role("button", name="child 1", exact=True).first
        button.click()
        ground = "element => getComputedStyle(element).backgroundColor"
        assert button.evaluate(ground) != other.evaluate(ground)
        assert card.locator(".mpg-line.mpg-on").first.evaluate(ground) != card.locator(
            ".mpg-line:not(.mpg-on)"
        ).first.evaluate(ground)


def test_reduced_motion_stops_all_transitions(browser: Browser, site: str) -> None:
    with visit(browser, site + page_with(LONG), reduced_motion="reduce") as page:
        slow = """() => [...document.querySelectorAll("*")].filter((element) =>
            parseFloat(getComputedStyle(element).transitionDuration) > 0.001).length"""
        assert page.evaluate(slow) == 0
