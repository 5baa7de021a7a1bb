"""The calculator of speed-up: its model against values worked out by hand, and the page around it.

Where the expected values come from:

- Amdahl. A job takes 1. The serial share s takes s on any number of workers, the rest (1 - s) / n.
  So the speed-up is 1 / (s + (1 - s) / n). With s = 1/4, n = 3: 1 / (1/4 + 1/4) = 2. With s = 0 it
  is n; with s = 1 it is 1; with n without limit it tends to 1 / s.
- Gustafson. A job takes 1 on n workers, of which s is serial. One worker would need s + n (1 - s)
  = n - s (n - 1). With s = 1/4, n = 5: 5 - 1 = 4. With s = 0 it is n; with s = 1 it is 1.
- Time with costs. 10 s, s = 1/10, 9 tasks: the serial part takes 1 s, each task (10 - 1) / 9 = 1 s.
  Starting a worker takes 0.5 s, a task moves 1 s of data in all: message 0.25 s, 3 bytes at 4
  bytes/s = 0.75 s. On 3 workers and 4 cores: 1 + 3 x 0.5 + ceil(9 / 3) x 1 + 9 x 1 = 14.5 s.
  On 4 workers: rounds of 4, 4 and 1 tasks: 1 + 2 + 3 + 9 = 15 s. On 8 workers, 4 cores: 8 tasks
  share 4 cores, each takes 2 s, then one task takes 1 s: 1 + 4 + 3 + 9 = 17 s. On 9 workers: 9 tasks
  share 4 cores, each takes 9 / 4 s: 1 + 4.5 + 2.25 + 9 = 16.75 s. On one: 1 + 0.5 + 9 + 9 = 19.5 s.
- Without costs and with as many tasks as workers, on as many cores, the time is Amdahl's.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.play import LIMIT, PLAY, script
from tests.test_browser import PHONE, TARGET, browser, each_scheme, site, violations, visit  # noqa: F401

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

PATH = "explain/speed-limits/"
JOB = {"seconds": 10, "serial": 0.1, "tasks": 9, "start": 0.5, "message": 0.25, "bytes": 3, "rate": 4, "cores": 4}
FREE = {"seconds": 12, "start": 0, "message": 0, "bytes": 0, "rate": 1, "cores": 1000}
MEASURED = json.loads((PLAY / "measured.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def model(browser: Browser, site: str) -> Any:  # noqa: F811
    """Return a function that calls a function of the module in the browser."""
    with visit(browser, site + PATH) as page:

        def call(name: str, *arguments: object) -> Any:
            address = site + "assets/play/speed-up.js"
            return page.evaluate(
                "async ([address, name, given]) => (await import(address))[name](...given)",
                [address, name, list(arguments)],
            )

        yield call


# ---------------------------------------------------------------- model


@pytest.mark.parametrize(
    ("serial", "workers", "expected"),
    [(0.25, 3, 2), (0, 7, 7), (1, 7, 1), (0.5, 1, 1), (0.05, 10**9, 20), (0.05, 8, 1 / (0.05 + 0.11875))],
)
def test_amdahl(model: Any, serial: float, workers: int, expected: float) -> None:
    assert model("amdahl", serial, workers) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("serial", "workers", "expected"), [(0.25, 5, 4), (0, 7, 7), (1, 7, 1), (0.5, 1, 1), (0.05, 8, 7.65)]
)
def test_gustafson(model: Any, serial: float, workers: int, expected: float) -> None:
    assert model("gustafson", serial, workers) == pytest.approx(expected)


@pytest.mark.parametrize(("workers", "seconds"), [(1, 19.5), (3, 14.5), (4, 15), (8, 17), (9, 16.75)])
def test_time_with_costs(model: Any, workers: int, seconds: float) -> None:
    assert model("time", JOB, workers) == pytest.approx(seconds)


@pytest.mark.parametrize("workers", [1, 2, 5, 60])
@pytest.mark.parametrize("serial", [0, 0.2, 1])
def test_without_costs_it_is_amdahls_law(model: Any, serial: float, workers: int) -> None:
    job = FREE | {"serial": serial, "tasks": 60 * workers}
    assert model("speedUp", job, workers) == pytest.approx(model("amdahl", serial, workers))


def test_best_number_of_workers_is_the_first_with_the_least_time(model: Any) -> None:
    # 8 tasks of 1 s, no serial part, start-up 0.1 s. Rounds: 8, 4, 3, 2, 2, 2, 2, 1 for 1 to 8 workers,
    # plus 0.1 s each: 8.1, 4.2, 3.3, 2.4, 2.5, 2.6, 2.7, 1.8; from 9 on one more costs 0.1 s.
    job = FREE | {"seconds": 8, "serial": 0, "tasks": 8, "start": 0.1}
    assert model("best", job, 7) == 4
    assert model("best", job, 16) == 8
    # with 0.5 s: 8.5, 5, 4.5, 4, 4.5, 5, 5.5, 5
    assert model("best", job | {"start": 0.5}, 16) == 4


def test_verdict_says_why_more_workers_do_not_pay(model: Any) -> None:
    tasks = FREE | {"seconds": 8, "serial": 0, "tasks": 8, "start": 0.1}
    assert "Fastest with 8 workers: 1.80 s, 4.44 times" in model("verdict", tasks, 16)
    assert "Each task has a worker" in model("verdict", tasks, 16)
    assert "All cores are busy" in model("verdict", tasks | {"tasks": 800, "cores": 4}, 16)
    assert "starting them costs more" in model("verdict", tasks | {"start": 0.5}, 16)
    assert "Workers do not pay here" in model("verdict", tasks | {"start": 10}, 16)
    assert "Amdahl's limit is 4.00" in model("verdict", tasks | {"serial": 0.25}, 16)


def test_it_begins_with_what_was_measured(model: Any) -> None:
    newest = list(MEASURED["pythons"].values())[-1]
    job = model("measuredJob", MEASURED, "spawn")
    assert job["start"] == newest["start"]["spawn"]["each"][1]
    assert job["message"] == newest["transfer"]["Pipe"]["1000"][1]
    assert job["rate"] == pytest.approx(1e6 / newest["transfer"]["Pipe"]["1000000"][1])


def test_it_says_where_that_comes_from(model: Any) -> None:
    text = model("source", MEASURED, "fork")
    python, newest = list(MEASURED["pythons"].items())[-1]
    assert f"Measured on {MEASURED['date']} with Python {python}, {MEASURED['machine']}" in text
    assert f"under fork {script('benchmarks/costs.py').with_spread(newest['start']['fork']['each'])}" in text


# ---------------------------------------------------------------- page


def test_picture_and_table_of_the_page_are_what_the_model_says(browser: Browser) -> None:  # noqa: F811
    maker = script("tools/speed_up.py")
    text = maker.PAGE.read_text(encoding="utf-8")
    with browser.new_context() as context:
        assert maker.page_with(text, maker.made(context.new_page(), MEASURED)) == text, (
            "run 'uv run python tools/speed_up.py'"
        )


def test_tables_of_costs_are_what_was_measured() -> None:
    costs = script("benchmarks/costs.py")
    shown = costs.PAGE.read_text(encoding="utf-8")
    assert costs.page_with(shown, costs.tables(MEASURED)) == shown
    for found in MEASURED["pythons"].values():
        for start in found["start"].values():
            for low, middle, high in start.values():
                assert 0 < low <= middle <= high


def test_module_is_small() -> None:
    assert (PLAY / "speed-up.js").stat().st_size < LIMIT


def widget(page: Page) -> Locator:
    found = page.locator('[data-play="speed-up"]')
    found.locator("input").first.wait_for()
    return found


@each_scheme
def test_calculator_is_accessible(browser: Browser, site: str, scheme: str) -> None:  # noqa: F811
    with visit(browser, site + PATH, color_scheme=scheme, width=PHONE) as page:
        play = widget(page)
        play.get_by_label("Number of tasks").fill("0")
        assert play.get_by_label("Number of tasks").get_attribute("aria-invalid") == "true"
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
        assert violations(page, '[data-play="speed-up"]') == []
        for control in play.locator("input, select").all():
            box = control.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= TARGET


def test_calculator_works_by_keyboard_alone(browser: Browser, site: str) -> None:  # noqa: F811
    with visit(browser, site + PATH) as page:
        play = widget(page)
        before = play.locator("svg").inner_html()
        play.get_by_label("Whole job").focus()
        page.keyboard.press("Control+a")
        page.keyboard.type("0.01")
        status = play.get_by_role("status")
        assert status.inner_text().startswith("Workers do not pay here")
        assert play.locator("svg").inner_html() != before
        assert "Workers do not pay here" in str(play.locator("svg").get_attribute("aria-label"))
        page.keyboard.press("Tab")
        page.keyboard.press("Control+a")
        page.keyboard.type("100")  # all of it is serial
        assert play.locator("tbody tr").nth(3).locator("td").nth(3).inner_text() == "1.00"
        start = play.get_by_label("Start-up of a worker")
        forkserver = start.input_value()
        play.get_by_label("Start-up as measured").focus()
        page.keyboard.press("ArrowDown")
        assert start.input_value() != forkserver


def test_what_is_no_number_changes_nothing(browser: Browser, site: str) -> None:  # noqa: F811
    with visit(browser, site + PATH) as page:
        play = widget(page)
        before = play.locator("svg").inner_html()
        for label, wrong in (("Cores", ""), ("Serial share", "101"), ("Transfer rate", "0"), ("Whole job", "-1")):
            field = play.get_by_role("spinbutton", name=label)
            old = field.input_value()
            field.fill(wrong)
            assert field.get_attribute("aria-invalid") == "true"
            assert play.locator("svg").inner_html() == before
            field.fill(old)
            assert field.get_attribute("aria-invalid") == "false"


def test_page_without_javascript_shows_picture_and_table(browser: Browser, site: str) -> None:  # noqa: F811
    with visit(browser, site + PATH, java_script_enabled=False) as page:
        play = page.locator('[data-play="speed-up"]')
        assert play.get_by_role("img").is_visible()
        assert play.locator("svg path.play-speed-up-costs").count() == 1
        assert play.locator("input").count() == 0
        assert play.locator("tbody tr").count() == 7
        assert play.get_by_role("columnheader").all_inner_texts() == [
            "workers",
            "time",
            "with costs",
            "Amdahl",
            "Gustafson",
        ]
