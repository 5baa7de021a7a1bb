"""The real guide in a real browser: every page, light and dark, phone and desktop, mouse, keyboard, without JavaScript.

Needs Chromium and the dependency group ``browser``. axe-core finds no violation of WCAG 2.2 A and AA
on any page, and nothing is excluded from it, neither a rule nor a part of the theme.

The default run loads each page once with JavaScript (desktop, light; then narrowed to a phone and turned dark, where
nothing may stick out and the scheme must follow) and once without. axe sees each page in the first state, with all
rules, but of the words and lines of code and output that look alike only the first few (`ALIKE`): all 12,000 elements
of a page of errors would take it 12 seconds of CPU. All elements in all four states are seen under ``slow``.

Pages are opened in one browser context for each worker, so that scripts are loaded and compiled once. The index of the
search is served empty, else every page would build it (`searchable` has the real one).
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
from typing import TYPE_CHECKING, Any

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
COLORS = 6
CONTRAST = 4.5  # WCAG 2.2, 1.4.3
TARGET = 24  # CSS pixels; WCAG 2.2, 2.5.8
PATIENCE = 120_000  # ms; a busy machine is slow, and waiting ends at once when there is what is waited for
AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
}
ALIKE = 3  # elements of code and output with the same classes that axe sees by default
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


@contextmanager
def served(folder: Path, **instead: bytes) -> Iterator[str]:
    """Serve a folder on this machine only; some files, by name, with another content."""

    class Quiet(http.server.SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

        def do_GET(self) -> None:
            content = instead.get(self.path.rpartition("/")[2].partition(".")[0])
            if content is None:
                super().do_GET()
                return
            self.send_response(200)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def end_headers(self) -> None:
            self.send_header("Cache-Control", "max-age=86400")  # the browser need not ask again
            super().end_headers()

    handler = functools.partial(Quiet, directory=str(folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def searchable(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built guide."""
    with served(built_site(tmp_path_factory, "mkdocs")) as address:
        yield address


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built guide, whose search finds nothing."""
    folder = built_site(tmp_path_factory, "mkdocs")
    index = json.loads((folder / "search" / "search_index.json").read_text(encoding="utf-8"))
    assert index["docs"]
    with served(folder, search_index=json.dumps(index | {"docs": []}).encode()) as address:
        yield address


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
        _CONTEXTS.clear()
        chromium.close()


_CONTEXTS: dict[bool, BrowserContext] = {}


def shared_context(browser: Browser, java_script: bool) -> BrowserContext:
    """Return the browser window of this worker with or without JavaScript."""
    if java_script not in _CONTEXTS:
        opened = browser.new_context(java_script_enabled=java_script, permissions=["clipboard-read", "clipboard-write"])
        opened.set_default_timeout(PATIENCE)
        _CONTEXTS[java_script] = opened
    return _CONTEXTS[java_script]


@contextmanager
def tab(
    browser: Browser, width: int = DESKTOP, *, java_script_enabled: bool = True, fresh: bool = False, **media: Any
) -> Iterator[Page]:
    """Open an empty page; a fresh one shares nothing with others, as a clock of its own needs it."""
    opened = (
        browser.new_context(java_script_enabled=java_script_enabled)
        if fresh
        else shared_context(browser, java_script_enabled)
    )
    opened.set_default_timeout(PATIENCE)
    page = opened.new_page()
    try:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(**{"color_scheme": "light"} | media)
        yield page
    finally:
        if fresh:
            opened.close()
        else:
            if java_script_enabled and page.url.startswith("http"):
                page.evaluate("localStorage.clear(), sessionStorage.clear()")
            page.close()


@contextmanager
def visit(browser: Browser, url: str, **options: Any) -> Iterator[Page]:
    with tab(browser, **options) as page:
        page.goto(url)
        yield page


def card_of(page: Page, example: str) -> Locator:
    return page.locator(f'.mpg-card[data-example="{example}"]').first


def output_of(card: Locator) -> Locator:
    return card.locator("pre[data-stream=stdout]").first


def violations(page: Page, part: str = "html", *, colors: bool = True) -> list[str]:
    """Return what axe finds wrong with a page, or a part of it, as it is now.

    A link at the edge of a side bar that scrolls is cut until the reader scrolls to it: that is not held against it.
    """
    script = importlib.resources.files("axe_playwright_python") / "axe.min.js"
    page.evaluate(script.read_text(encoding="utf-8"))
    options = AXE | {"rules": {"color-contrast": {"enabled": colors}}}
    found: dict[str, Any] = page.evaluate(f"axe.run({json.dumps(part)}, {json.dumps(options)})")
    in_side_bar = "(selector) => !!document.querySelector(selector)?.closest('.md-sidebar__scrollwrap')"
    return [
        f"{violation['id']}: {node['target']} {node['failureSummary']}"
        for violation in found["violations"]
        for node in violation["nodes"]
        if not ("partially obscured" in node["failureSummary"] and page.evaluate(in_side_bar, node["target"][0]))
    ]


# ---------------------------------------------------------------- every page


STATES = list(itertools.product(SCHEMES, (PHONE, DESKTOP)))
each_page = pytest.mark.parametrize("path", [*PAGES, "404.html"], ids=lambda path: path or "home")
each_state = pytest.mark.parametrize(
    ("scheme", "width"),
    [pytest.param(*state, marks=[pytest.mark.slow] if state != STATES[0] else []) for state in STATES],
)
"""A phone in the light by default, all four under ``slow``."""
each_scheme = pytest.mark.parametrize("scheme", ["light", pytest.param("dark", marks=pytest.mark.slow)])
"""Light by default, dark too under ``slow``."""
MATERIAL = {"light": "default", "dark": "slate"}
THIN = """(most) => {
    const seen = new Map();
    for (const element of [...document.querySelectorAll("pre *")].reverse()) {  // children first
        let key = "", up = element;
        for (; up && up.localName !== "pre"; up = up.parentElement) key = `${up.localName}.${up.className} ${key}`;
        key = `${up.className} ${up.dataset.stream} ${up.closest(".mpg-card")?.className} ${key}`;
        seen.set(key, (seen.get(key) ?? 0) + 1);
        if (seen.get(key) > most && !element.children.length) element.remove();
    }
}"""


def problems_of(page: Page, site: str) -> list[str]:
    """Return a list that fills with what goes wrong on a page from now on, and whom else it asks."""
    problems: list[str] = []
    page.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("requestfailed", lambda request: problems.append(f"failed: {request.url}"))
    page.on(
        "request", lambda request: None if request.url.startswith((site, "data:")) else problems.append(request.url)
    )
    return problems


def unfold(page: Page) -> None:
    """Open all folds, show what is behind all tabs, and let nothing fade: axe would see colors halfway."""
    page.evaluate("""() => {
        document.querySelectorAll("details").forEach((fold) => { fold.open = true });
        const style = document.createElement("style");
        style.textContent = `* { transition: none !important }
            .md-typeset .tabbed-content > .tabbed-block { display: block !important }`;
        document.head.append(style);
    }""")


def scroll_width(page: Page) -> int:
    return int(page.evaluate("document.documentElement.scrollWidth"))


def scheme_of(page: Page) -> str | None:
    return page.locator("body").get_attribute("data-md-color-scheme")


@each_page
def test_page_is_accessible_asks_nobody_else_and_its_code_can_be_copied(browser: Browser, site: str, path: str) -> None:
    with tab(browser) as page:
        problems = problems_of(page, site)
        page.goto(site + path)
        assert scheme_of(page) == MATERIAL["light"]
        unfold(page)
        assert scroll_width(page) <= DESKTOP
        copies_exactly_the_code(page, PAGES.get(path, []))
        page.set_viewport_size({"width": PHONE, "height": 900})
        assert scroll_width(page) <= PHONE
        page.emulate_media(color_scheme="dark")
        page.wait_for_function("document.body.dataset.mdColorScheme === 'slate'")
        assert scroll_width(page) <= PHONE
        page.emulate_media(color_scheme="light")
        page.wait_for_function("document.body.dataset.mdColorScheme === 'default'")
        page.set_viewport_size({"width": DESKTOP, "height": 900})
        page.evaluate(THIN, ALIKE)
        page.evaluate("document.querySelectorAll('.md-dialog').forEach((copied) => copied.remove())")  # it fades out
        assert not violations(page)
    assert problems == []


@pytest.mark.slow
@each_page
@pytest.mark.parametrize(("scheme", "width"), STATES)
def test_all_of_a_page_is_accessible_in_every_state(
    browser: Browser, site: str, path: str, scheme: str, width: int
) -> None:
    with tab(browser, width=width, color_scheme=scheme) as page:
        problems = problems_of(page, site)
        page.goto(site + path)
        assert scheme_of(page) == MATERIAL[scheme]
        unfold(page)
        assert scroll_width(page) <= width
        problems += violations(page, colors=width == DESKTOP)  # they are the same on a phone, and take the most time
    assert problems == []


def test_axe_by_default_sees_all_kinds_of_elements(browser: Browser, site: str) -> None:
    """Every class of an element in code or output is left, and so is a violation among what looks alike."""
    classes = (
        """[...new Set([...document.querySelectorAll("pre, pre *")].map((element) => element.className))].sort()"""
    )
    with visit(browser, site + page_with(LONG)) as page:
        unfold(page)
        before, many = page.evaluate(classes), page.locator("pre *").count()
        page.evaluate(THIN, ALIKE)
        assert page.evaluate(classes) == before
        assert page.locator("pre *").count() < many
        page.add_style_tag(content=".mpg-text, .mpg-line { color: #eee; background: #fff }")
        assert any("color-contrast" in found for found in violations(page))


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


def test_controls_of_a_card_are_big_enough_to_hit(browser: Browser, site: str) -> None:
    sizes = """controls => controls.filter((control) => control.checkVisibility()).map((control) => {
        const { width, height } = control.getBoundingClientRect();
        return [control.outerHTML, Math.min(width, height)];
    })"""
    with visit(browser, site + page_with(LONG)) as page:
        for width in (PHONE, DESKTOP):
            page.set_viewport_size({"width": width, "height": 900})
            found = page.locator(".mpg-card :is(a, button, summary)").evaluate_all(sizes)
            assert found
            assert [what for what, size in found if size < TARGET] == [], width


def copies_exactly_the_code(page: Page, requests: list[Request]) -> None:
    """Click the button of every card of a page, and read the clipboard."""
    cards = page.locator(".mpg-card")
    assert cards.count() == len(requests)
    page.bring_to_front()
    for card, request in zip(cards.all(), requests, strict=True):
        example = LIBRARY.get(request.name)
        code = example.part(list(request.show)) if request.show else example.code
        page.evaluate("navigator.clipboard.writeText('')")
        button = card.get_by_role("button", name="Copy to clipboard")
        assert button.count() == 1, "one button for the code, none for the output"
        button.click()
        page.wait_for_function("navigator.clipboard.readText()")
        assert page.evaluate("navigator.clipboard.readText()") == code.rstrip()


def test_copying_an_output_leaves_out_the_names_of_the_processes(browser: Browser, site: str) -> None:
    with visit(browser, site + page_with(LONG)) as page:
        page.bring_to_front()
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


def test_search_finds_lost_updates_on_the_fourth_page_of_the_tutorial(browser: Browser, searchable: str) -> None:
    with visit(browser, searchable) as page:
        page.get_by_role("textbox", name="Search").click()
        page.keyboard.type("lost update")
        result = page.locator(".md-search-result__link[href*='tutorial/4-functions-that-use-functions/']").first
        result.wait_for(state="visible")
        result.click()
        page.wait_for_url("**/tutorial/4-functions-that-use-functions/**")


# ---------------------------------------------------------------- one process singled out


@each_scheme
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


@pytest.mark.parametrize("path", WITH_CARDS, ids=lambda path: path or "home")
def test_cards_are_complete_without_javascript(browser: Browser, site: str, path: str) -> None:
    read = """cards => cards.map((card) => {
        const all = (selector) => [...card.querySelectorAll(selector)];
        const code = card.querySelector(".mpg-code code");
        return {
            code: code.checkVisibility() && code.textContent.length > 0,
            file: card.querySelector(".mpg-file").getAttribute("download"),
            buttons: all("button").filter((button) => button.checkVisibility()).length,
            nameless: all(".mpg-line:not(.mpg-again)").filter(
                (line) => !line.querySelector(".mpg-who")?.checkVisibility()).length,
            order: card.querySelector(".mpg-order")?.checkVisibility() ?? false,
        };
    })"""
    with visit(browser, site + path, java_script_enabled=False) as page:
        closed = page.locator("details:not([open])")
        if closed.count():
            closed.first.locator("summary").first.click()  # a browser opens it, without any script
        unfold(page)
        cards = page.locator(".mpg-card").evaluate_all(read)
    for card, request in zip(cards, PAGES[path], strict=True):
        assert card["code"]
        assert card["file"] == LIBRARY.get(request.name).path.name
        assert (card["buttons"], card["nameless"]) == (0, 0)
        assert card["order"] or not request.output


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
