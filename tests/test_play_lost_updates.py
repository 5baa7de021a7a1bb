"""The thing to play with on the page "Races": its model against real processes, and its use in a real browser."""

from __future__ import annotations

import itertools
import json
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from mpguide.record import fresh_record
from tests import test_browser
from tests.conftest import REPOSITORY
from tests.test_browser import DESKTOP, LIBRARY, PHONE, TARGET, each_state, violations, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

browser, site = test_browser.browser, test_browser.site
MODULE = REPOSITORY / "docs" / "assets" / "play" / "lost-updates.js"
PAGE = "explain/races/"
LIMIT = 10_000  # bytes
SETTINGS = list(itertools.product((1, 2), (False, True)))

REAL = '''
"""Two real processes make the steps of += when they are told to; the lock is asked without waiting."""

import json
import sys
from multiprocessing import Lock, Pipe, Process, Value


def process(number, lock, steps, turn):
    while True:
        at, copy = 0, None
        while (word := turn.recv()) == "step":
            step, made = steps[at], True
            if step == "acquire":
                made = lock.acquire(block=False)
            elif step == "read":
                copy = number.value
            elif step == "add":
                copy += 1
            elif step == "write":
                number.value = copy
            else:
                lock.release()
            at += made
            turn.send(made)
        if word == "stop":
            return


def main():
    n, use_lock, schedules = json.load(sys.stdin)
    steps = n * (["acquire", "read", "add", "write", "release"] if use_lock else ["read", "add", "write"])
    number, lock = Value("i", 0), Lock()
    turns, processes, results = {}, [], []
    for name in "AB":
        turns[name], end = Pipe()
        processes.append(Process(target=process, args=(number, lock, steps, end)))
        processes[-1].start()
    for schedule in schedules:
        number.value, refused = 0, -1
        for place, name in enumerate(schedule):
            turns[name].send("step")
            if not turns[name].recv():
                refused = place
                break
        results.append([number.value, refused])
        for turn in turns.values():
            turn.send("afresh")
        lock.acquire(block=False)
        lock.release()
    for turn, process_ in zip(turns.values(), processes):
        turn.send("stop")
        process_.join()
    print(json.dumps(results))


if __name__ == "__main__":
    main()
'''


def schedules(n: int, lock: bool) -> list[str]:
    """Return all orders of the moves of A and B, possible or not."""
    each = n * (5 if lock else 3)
    places = itertools.combinations(range(2 * each), each)
    return ["".join("A" if place in of_a else "B" for place in range(2 * each)) for of_a in map(set, places)]


def played(page: Page, wanted: list[str], n: int, lock: bool) -> list[list[int]]:
    """Return final value and refused move of each order, as the model has it."""
    script = """async ([address, wanted, options]) => {
        const { play } = await import(address);
        return wanted.map((schedule) => play(schedule, options)).map((now) => [now.value, now.refused]);
    }"""
    found: list[list[int]] = page.evaluate(script, [module(page), wanted, {"n": n, "lock": lock}])
    return found


def finals(page: Page, n: int, lock: bool) -> dict[int, int]:
    """Return how many orders end at which value, as the page lists them."""
    script = "async ([address, options]) => [...(await import(address)).finals(options)]"
    return dict(page.evaluate(script, [module(page), {"n": n, "lock": lock}]))


def module(page: Page) -> str:
    address: str = page.evaluate("new URL('../../assets/play/lost-updates.js', location).href")
    return address


def really(folder: Path, wanted: list[str], n: int, lock: bool) -> list[list[int]]:
    """Return the same from two real processes that make the steps in this order."""
    program, text = folder / "real.py", json.dumps([n, lock, wanted])
    program.write_text(REAL, encoding="utf-8")
    done = subprocess.run([sys.executable, program], input=text, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    found: list[list[int]] = json.loads(done.stdout)
    return found


# ---------------------------------------------------------------- the model is true


@pytest.mark.parametrize(("n", "lock"), [(1, False), (2, False), (1, True)])
def test_every_order_ends_as_it_does_with_real_processes(
    browser: Browser, site: str, tmp_path: Path, n: int, lock: bool
) -> None:
    wanted = schedules(n, lock)
    assert len(wanted) == {(1, False): 20, (2, False): 924, (1, True): 252}[n, lock]
    with visit(browser, site + PAGE) as page:
        model = played(page, wanted, n, lock)
        listed = finals(page, n, lock)
    real = really(tmp_path, wanted, n, lock)
    assert dict(zip(wanted, model, strict=True)) == dict(zip(wanted, real, strict=True))
    assert listed == Counter(value for value, refused in real if refused < 0)


def test_two_additions_each_under_a_lock(browser: Browser, site: str, tmp_path: Path) -> None:
    """There are 184,756 orders; the possible ones, and all that differ from one of them by two neighbors."""
    possible = ["".join(who * 5 for who in whole) for whole in sorted(set(itertools.permutations("AABB")))]
    near = {s[:i] + s[i + 1] + s[i] + s[i + 2 :] for s in possible for i in range(len(s) - 1)}
    wanted = sorted({*possible, *near})
    with visit(browser, site + PAGE) as page:
        model = played(page, wanted, 2, True)
        assert finals(page, 2, True) == {4: len(possible)}
    assert model == really(tmp_path, wanted, 2, True)
    assert [s for s, (_, refused) in zip(wanted, model, strict=True) if refused < 0] == sorted(possible)


def test_the_example_on_the_page_prints_what_the_model_says(browser: Browser, site: str) -> None:
    (variant,) = fresh_record(LIBRARY.get("explain/forced_schedule.py")).variants
    *lines, last = [line.text for line in variant.expected("stdout").lines]
    printed = {line.split(" -> ")[0].replace(" ", ""): int(line.split(" -> ")[1]) for line in lines}
    with visit(browser, site + PAGE) as page:
        model = played(page, list(printed), 1, False)
    assert list(printed.values()) == [value for value, _ in model]
    assert last == "18 of 20 orders lose an update"


@pytest.mark.parametrize(
    ("schedule", "lock", "refused"), [("AAAA", False, 3), ("AB", True, 1), ("AX", False, 1), ("B" * 6, True, 5)]
)
def test_moves_that_are_not_possible_are_refused(
    browser: Browser, site: str, schedule: str, lock: bool, refused: int
) -> None:
    with visit(browser, site + PAGE) as page:
        assert played(page, [schedule], 1, lock)[0][1] == refused


# ---------------------------------------------------------------- its use


def play_of(page: Page) -> Locator:
    box = page.locator("[data-play=lost-updates][data-ready]")
    box.wait_for()
    return box


def said(box: Locator) -> str:
    return str(box.get_by_role("status").inner_text())


def press(page: Page, moves: str) -> None:
    for move in moves:
        page.keyboard.press(move)


def test_it_is_small() -> None:
    assert MODULE.stat().st_size < LIMIT


def test_a_lost_update_by_keyboard_alone(browser: Browser, site: str) -> None:
    with visit(browser, site + PAGE) as page:
        box = play_of(page)
        box.get_by_label("Your prediction").focus()
        page.keyboard.type("2")
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "A: read"
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        assert said(box) == "A reads 0. The number is 0."
        page.keyboard.press("Tab")
        page.keyboard.press("Space")
        assert said(box) == "B reads 0. The number is 0."
        press(page, "abab")
        assert said(box) == ("At the end the number is 1. You predicted 2. 2 updates were made, 1 of them is lost.")
        assert "All results that are possible here: 1 (18 orders), 2 (2 orders)." in box.inner_text()
        press(page, "a")
        assert page.url.endswith("#lost-updates=ABABAB"), "A is done and cannot move"
        page.keyboard.press("Backspace")
        assert said(box) == "A writes 1. The number is 1."
        rows = box.locator("tbody tr").all_inner_texts()
        assert [row.split("\t") for row in rows if "\t" in row][4] == ["5", "writes 1", "", "1"]


def test_letters_typed_elsewhere_move_nobody(browser: Browser, site: str) -> None:
    with visit(browser, site + PAGE) as page:
        box = play_of(page)
        press(page, "ab")
        box.get_by_label("Your prediction").focus()
        press(page, "ab")
        assert said(box) == "Who moves first?"


def test_who_waits_for_the_lock_cannot_move(browser: Browser, site: str) -> None:
    with visit(browser, site + PAGE) as page:
        box = play_of(page)
        box.get_by_label("with a lock").check()
        box.get_by_role("button", name="A: take the lock").click()
        waiting = box.get_by_role("button", name="B waits for the lock")
        assert waiting.get_attribute("aria-disabled") == "true"
        waiting.click(force=True)
        assert said(box) == "A takes the lock. The number is 0."
        assert box.get_by_text("lock: A has it").is_visible()
        for _ in range(4):
            box.get_by_role("button", name="A:").click()
        for _ in range(5):
            box.get_by_role("button", name="B:").click()
        assert said(box) == "At the end the number is 2. No update is lost."
        assert page.url.endswith("#lost-updates=AAAAABBBBB&lock=1")


def test_undo_and_restart(browser: Browser, site: str) -> None:
    with visit(browser, site + PAGE + "#lost-updates=AAB") as page:
        box = play_of(page)
        assert said(box) == "B reads 0. The number is 0."
        box.get_by_role("button", name="Undo").click()
        assert said(box) == "A adds: 1. The number is 0."
        box.get_by_role("button", name="Restart").click()
        assert said(box) == "Who moves first?"
        assert page.url.endswith("#lost-updates=")


@pytest.mark.parametrize(
    ("address", "heard"),
    [
        ("#lost-updates=aaabbb", "At the end the number is 2."),
        ("#lost-updates=ABABABABABAB&n=2", "At the end the number is 2. 4 updates were made, 2 of them are lost."),
        ("#lost-updates=AC", "other letters than A and B"),
        ("#lost-updates=AB&lock=1", "B cannot make move 2; shown up to there. A takes the lock."),
        ("#lost-updates=AAAA", "A cannot make move 4; shown up to there. A writes 1."),
        ("#lost-updates=A&n=3", "n other than 1 or 2; starting afresh."),
    ],
)
def test_an_order_from_the_address(browser: Browser, site: str, address: str, heard: str) -> None:
    with visit(browser, site + PAGE + address) as page:
        assert heard in said(play_of(page))


def test_the_address_can_be_changed_by_hand(browser: Browser, site: str) -> None:
    with visit(browser, site + PAGE) as page:
        box = play_of(page)
        page.evaluate("location.hash = '#lost-updates=AB'")
        box.get_by_text("B reads 0. The number is 0.").wait_for()


# ---------------------------------------------------------------- for everybody


@each_state
def test_it_is_accessible(browser: Browser, site: str, scheme: str, width: int) -> None:
    with visit(browser, site + PAGE, color_scheme=scheme, width=width) as page:
        box = play_of(page)
        assert violations(page, "[data-play=lost-updates]") == []
        box.get_by_label("with a lock").check()
        box.get_by_label("twice").check()
        box.get_by_role("button", name="A: take the lock").click()
        assert violations(page, "[data-play=lost-updates]") == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for control in box.locator("button, label, input[type=number]").all():
            bounds = control.bounding_box()
            assert bounds
            assert min(bounds["width"], bounds["height"]) >= TARGET, control.inner_text()


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_moving_does_not_shift_the_page(browser: Browser, site: str, width: int) -> None:
    with visit(browser, site + PAGE, width=width) as page:
        box = play_of(page)
        box.get_by_label("Your prediction").fill("2")
        heights: set[Any] = set()
        for name in "ABABAB":
            heights.add(box.evaluate("element => element.offsetHeight"))
            box.get_by_role("button", name=f"{name}:").click()
        heights.add(box.evaluate("element => element.offsetHeight"))
        assert len(heights) == 1


def test_without_javascript_there_is_a_picture_and_a_table(browser: Browser, site: str) -> None:
    with visit(browser, site + PAGE, java_script_enabled=False) as page:
        still = page.locator("[data-play=lost-updates]")
        assert still.get_by_role("img", name="the number is 1").is_visible()
        assert still.get_by_role("row").last.inner_text().split("\t") == ["6", "", "writes 1", "1"]
        assert still.get_by_role("button").count() == 0


def test_with_javascript_the_picture_gives_way(browser: Browser, site: str) -> None:
    with visit(browser, site + PAGE) as page:
        assert not play_of(page).locator(".play-still").is_visible()
