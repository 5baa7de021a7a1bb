"""The questionnaire that recommends a tool: every combination of answers, the table of the page, and the page."""

from __future__ import annotations

import itertools
import json
from typing import TYPE_CHECKING, Any

from tests.play import LIMIT, PLAY, script
from tests.test_browser import PHONE, TARGET, browser, each_scheme, site, violations, visit  # noqa: F401

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

PATH = "choose/which-tool/"
DATA = json.loads((PLAY / "which-tool.json").read_text(encoding="utf-8"))
OPTIONS = {question["key"]: [value for value, _, _ in question["options"]] for question in DATA["questions"]}
EVERY = [dict(zip(OPTIONS, values, strict=True)) for values in itertools.product(*OPTIONS.values())]
RECOMMEND = """async ([address, data, every]) => {
  const { recommend, answersFrom } = await import(address);
  return every.map((answers) => {
    const { rule, index, second } = recommend(data, answers);
    const again = answersFrom(data, `?${new URLSearchParams(answers)}`);
    return { take: rule.take, index, second: second?.take, again };
  });
}"""


def first_fitting(answers: dict[str, str]) -> int:
    """What the table says: the number of the first row that fits."""
    return next(
        number
        for number, rule in enumerate(DATA["rules"])
        if all(answers[key] in values for key, values in rule["if"].items())
    )


# ---------------------------------------------------------------- rules


def test_table_of_the_page_is_made_from_the_rules() -> None:
    maker = script("tools/which_tool.py")
    text = maker.PAGE.read_text(encoding="utf-8")
    assert maker.page_with(text, maker.table(DATA)) == text, "run 'uv run python tools/which_tool.py'"


def test_rules_name_what_exists() -> None:
    for rule in DATA["rules"]:
        assert rule["take"] in DATA["tools"]
        assert rule["why"]
        assert rule["against"]
        for key, values in rule["if"].items():
            assert set(values) <= set(OPTIONS[key])
    assert DATA["rules"][-1]["if"] == {}


def test_every_rule_decides_for_somebody() -> None:
    assert {first_fitting(answers) for answers in EVERY} == set(range(len(DATA["rules"])))


def test_every_tool_is_recommended_to_somebody() -> None:
    assert {DATA["rules"][first_fitting(answers)]["take"] for answers in EVERY} == set(DATA["tools"])


def test_no_recommendation_contradicts_the_answers() -> None:
    """What each tool cannot do, said once more and independently of the rules."""
    for answers in EVERY:
        take = DATA["rules"][first_fitting(answers)]["take"]
        far = answers["machines"] != "one"
        assert (take in ("dask", "ray", "mpi4py", "queues")) == far, answers
        if far:
            continue
        if take in ("joblib", "dask", "ray"):
            assert answers["packages"] == "yes", answers
        if take == "interpreters":
            assert answers["python"] == "new", answers
        if take == "free":
            assert answers["python"] == "free", answers
        if answers["crash"] == "yes" and answers["work"] != "many":
            assert take == "processes", answers
        if take == "threads":
            assert answers["work"] in ("waits", "library"), answers
        if take == "asyncio":
            assert answers["work"] in ("many", "mixed"), answers
        if take in ("processes", "joblib", "interpreters"):
            assert answers["crash"] == "yes" or answers["work"] == "python", answers


def test_module_recommends_what_the_table_says(browser: Browser, site: str) -> None:  # noqa: F811
    with visit(browser, site + PATH) as page:
        found = page.evaluate(RECOMMEND, [site + "assets/play/which-tool.js", DATA, EVERY])
    assert [one["index"] for one in found] == [first_fitting(answers) for answers in EVERY]
    assert [one["again"] for one in found] == EVERY
    assert all(one["second"] != one["take"] for one in found)


def test_links_of_the_tools_lead_somewhere(browser: Browser, site: str) -> None:  # noqa: F811
    for name, path in DATA["tools"].values():
        target, _, anchor = path.partition("#")
        with visit(browser, f"{site}choose/{target}") as page:
            assert not anchor or page.locator(f'[id="{anchor}"]').count() == 1, name


# ---------------------------------------------------------------- page


def test_module_is_small() -> None:
    assert (PLAY / "which-tool.js").stat().st_size < LIMIT


def widget(page: Page) -> Locator:
    found = page.locator('[data-play="which-tool"]')
    found.locator("input").first.wait_for()
    return found


@each_scheme
def test_questionnaire_is_accessible(browser: Browser, site: str, scheme: str) -> None:  # noqa: F811
    with visit(browser, site + PATH, color_scheme=scheme, width=PHONE) as page:
        play = widget(page)
        play.locator("summary").click()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE
        assert violations(page, '[data-play="which-tool"]') == []
        for control in play.locator("input").all():
            box = control.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= TARGET


def test_questionnaire_works_by_keyboard_and_keeps_the_answers_in_the_address(browser: Browser, site: str) -> None:  # noqa: F811
    with visit(browser, site + PATH) as page:
        play = widget(page)
        status = play.get_by_role("status")
        assert status.get_by_role("link").first.inner_text() == "ProcessPoolExecutor"
        play.get_by_role("radio", name="It computes in Python code", exact=True).focus()
        page.keyboard.press("ArrowDown")
        page.keyboard.press("ArrowDown")
        assert status.get_by_role("link").first.inner_text() == "threads"
        assert "work=waits" in page.url
        page.keyboard.press("ArrowDown")
        assert status.get_by_role("link").first.inner_text() == "asyncio"
        assert play.locator("tr[aria-current]").count() == 1
        marked = play.locator("tr[aria-current] td").nth(1).text_content()
        assert marked == "asyncio"
        shared = page.url
    with visit(browser, shared) as page:
        play = widget(page)
        assert play.get_by_role("radio", name="It waits for thousands of things at a time").is_checked()
        assert play.get_by_role("status").get_by_role("link").first.inner_text() == "asyncio"


def test_wrong_answers_in_the_address_are_left_out(browser: Browser, site: str) -> None:  # noqa: F811
    given: dict[str, Any] = {"work": "nonsense", "machines": "several", "other": "1"}
    query = "&".join(f"{key}={value}" for key, value in given.items())
    with visit(browser, f"{site}{PATH}?{query}") as page:
        assert widget(page).get_by_role("status").get_by_role("link").first.inner_text() == "Dask"


def test_page_without_javascript_shows_picture_and_table(browser: Browser, site: str) -> None:  # noqa: F811
    with visit(browser, site + PATH, java_script_enabled=False) as page:
        play = page.locator('[data-play="which-tool"]')
        assert play.get_by_role("img").is_visible()
        assert play.locator("input").count() == 0
        assert play.locator("tbody tr").count() == len(DATA["rules"])
        assert play.locator("tbody tr").first.is_visible()
