"""The thing to play with on the page "Queues and pipes": its model against real queues, and its use in a browser."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tests import test_browser
from tests.conftest import REPOSITORY, need
from tests.test_browser import DESKTOP, PHONE, TARGET, each_state, violations, visit

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Locator, Page

browser, site = test_browser.browser, test_browser.site
MODULE = REPOSITORY / "docs" / "assets" / "play" / "queues.js"
PAGE = "explain/queues-and-pipes/"
LIMIT = 10_000  # bytes
MEMORY_PAGE = 4096

SCRIPTS = {
    "queue": [
        "p1000 g j",
        "p60000 j g",
        "p70000 j",
        "p70000 g j",
        "g p1000",
        "g p200000 j",
        "p30000 p30000 p30000 g g g j",
        "p200000 p200000 g g j",
        " ".join(["p1000"] * 70),
        " ".join(["p3000"] * 18) + " j",
        "p200 p4000 p16000 p20000 p20000 p5000 g g g g",
        "p65535",
        "p65536 p100",
    ],
    "bounded": [
        "p1000 p1000 p1000 g g g j",
        "p70000 p70000 p70000 g g g j",
        "p1000 p1000 p1000 j",
        "p70000 j",
        "g p1000",
    ],
    "pipe": ["p1000 g j", "p70000 g j", "p60000 p60000 g g j", "p70000 j", "g p200000", "p1000 j g g"],
}

REAL = '''
"""Do what a script says with a real queue, and compare after each call with what is expected then."""

import json
import sys
import time
from contextlib import suppress
from fcntl import ioctl
from multiprocessing import Pipe, Process, Queue
from multiprocessing.connection import wait
from struct import unpack
from termios import FIONREAD
from threading import Thread

PATIENCE = 60  # seconds for what must come
STAYS = 0.15  # seconds for which what has come must stay


def child(put, commands):
    while size := commands.recv():
        put(b"x" * size)
        commands.send("returned")


def main():
    kind, script, expected = json.load(sys.stdin)
    commands, end = Pipe()
    if kind == "pipe":
        reader, writer = Pipe(duplex=False)
        put, get = writer.send, reader.recv
    else:
        queue = Queue(maxsize=2 if kind == "bounded" else 0)
        reader, put, get = queue._reader, queue.put, queue.get
    process = Process(target=child, args=(put, end))
    process.start()
    state = {"child": "free", "main": "free"}
    got = []

    def do(what, act):
        state["main"] = what
        with suppress(EOFError):  # at the end of this program
            act()
        state["main"] = "free"

    def observe():
        if state["child"] == "put" and commands.poll():
            commands.recv()
            state["child"] = "end" if state["main"] == "join" else "free"
            if state["child"] == "end":
                commands.send(0)
        ended = bool(wait([process.sentinel], 0))
        in_pipe = unpack("i", ioctl(reader.fileno(), FIONREAD, bytes(4)))[0]
        return {"child": "ended" if ended else state["child"], "main": state["main"], "got": got, "inPipe": in_pipe}

    def same(seen, wanted):
        near = abs(seen["inPipe"] - wanted["inPipe"]) <= wanted["slack"]
        return near and all(seen[key] == wanted[key] for key in ("child", "main", "got"))

    for word, wanted in zip(script, expected, strict=True):
        if word == "g":
            Thread(target=do, args=("get", lambda: got.append(len(get()))), daemon=True).start()
        elif word == "j":
            if state["child"] == "free":
                state["child"] = "end"
                commands.send(0)
            Thread(target=do, args=("join", process.join), daemon=True).start()
        else:
            state["child"] = "put"
            commands.send(int(word[1:]))
        limit = time.monotonic() + PATIENCE
        while not same(observe(), wanted) and time.monotonic() < limit:
            time.sleep(0.01)
        if wanted["left"] or wanted["main"] != "free":
            time.sleep(STAYS)
        seen = observe()
        if not same(seen, wanted):
            print(json.dumps({"after": word, "seen": seen, "expected": wanted}))
            break
    process.kill()
    process.join()


if __name__ == "__main__":
    main()
'''


def played(page: Page, kind: str, script: list[str]) -> list[dict[str, Any]]:
    """Return what the model says after each call of a script."""
    code = """async ([kind, script]) => {
        const { play } = await import(new URL("../../assets/play/queues.js", location));
        return script.map((_, turn) => play(script.slice(0, turn + 1), kind));
    }"""
    found: list[dict[str, Any]] = page.evaluate(code, [kind, script])
    return found


# ---------------------------------------------------------------- the model is true


@pytest.mark.parametrize(
    ("kind", "script"), [(kind, script) for kind, scripts in SCRIPTS.items() for script in scripts]
)
def test_the_model_and_a_real_queue_agree_after_each_call(
    browser: Browser, site: str, tmp_path: Path, kind: str, script: str
) -> None:
    """To the byte; after a get, to a page: the last page may have been read before more was written to it, or not."""
    need(sys.platform == "linux", "Linux: the model is of its pipes")
    words = script.split()
    with visit(browser, site + PAGE) as page:
        expected = played(page, kind, words)
    assert [now["refused"] for now in expected] == [-1] * len(words)
    for turn, now in enumerate(expected):
        now["slack"] = MEMORY_PAGE if "g" in words[: turn + 1] else 0
    program = tmp_path / "real.py"
    program.write_text(REAL, encoding="utf-8")
    text = json.dumps([kind, words, expected])
    done = subprocess.run([sys.executable, program], input=text, capture_output=True, text=True, check=False)
    assert done.stdout + done.stderr == ""


# ---------------------------------------------------------------- its use


def play_of(page: Page) -> Locator:
    box = page.locator("[data-play=queues][data-ready]")
    box.wait_for()
    return box


def said(box: Locator) -> str:
    return str(box.get_by_role("status").inner_text())


def test_it_is_small() -> None:
    assert MODULE.stat().st_size < LIMIT


def test_join_hangs_by_keyboard_alone(browser: Browser, site: str) -> None:
    with visit(browser, site + PAGE) as page:
        box = play_of(page)
        box.get_by_label("Between child and main").focus()
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "child: put()"
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"
        page.keyboard.press("Enter")
        assert said(box) == "The feeder thread waits until main reads from the pipe. put() has returned."
        assert "61,821 of 65,536 bytes in 16 of 16 pages" in box.inner_text()
        for _ in range(3):
            page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "main: join()"
        page.keyboard.press("Space")
        assert said(box) == (
            "join() hangs: main waits for the child to end. The child waits for its feeder thread. "
            "The feeder thread waits until main reads from the pipe."
        )
        assert page.url.endswith("#queues=queue:p70000,j")
        for name in ("child: put()", "main: get()", "main: join()"):
            control = box.get_by_role("button", name=name)
            assert control.get_attribute("aria-disabled") == "true"
            control.click(force=True)
        assert page.url.endswith("#queues=queue:p70000,j")
        box.get_by_role("button", name="Undo").click()
        box.get_by_role("button", name="main: get()").click()
        box.get_by_role("button", name="main: join()").click()
        assert said(box) == "The child has ended, and join() has returned."


def test_a_bounded_queue_makes_put_wait(browser: Browser, site: str) -> None:
    with visit(browser, site + PAGE) as page:
        box = play_of(page)
        box.get_by_label("Between child and main").select_option("Queue(maxsize=2)")
        box.get_by_label("size:").select_option("1,000 bytes")
        for _ in range(3):
            box.get_by_role("button", name="child: put()").click()
        assert said(box) == "The child's put() waits until a get() makes room in the queue."
        box.get_by_role("button", name="main: get()").click()
        assert said(box) == "Nobody waits."
        box.get_by_role("button", name="Restart").click()
        assert said(box) == "Nothing has been sent yet."


def test_a_pipe_has_neither_buffer_nor_feeder(browser: Browser, site: str) -> None:
    with visit(browser, site + PAGE) as page:
        box = play_of(page)
        box.get_by_label("Between child and main").select_option("Pipe(duplex=False)")
        assert not box.get_by_text("feeder thread").first.is_visible()
        box.get_by_role("button", name="child: send()").click()
        assert said(box) == "The child's send() waits until main reads from the pipe."


@pytest.mark.parametrize(
    ("address", "heard"),
    [
        ("#queues=queue:p60000,j", "The child has ended, and join() has returned."),
        ("#queues=pipe:p70000,j", "join() hangs: main waits for the child to end. The child's send() waits until"),
        ("#queues=queue:j,g", "main's get() waits for a message that never comes."),
        ("#queues=tube:p1", "unknown kind; starting afresh. Nothing has been sent yet."),
        ("#queues=queue:p70000,p1e9", "Call 2 in the address is not possible; shown up to there. The feeder"),
        ("#queues=queue:p70000,j,g", "Call 3 in the address is not possible; shown up to there. join() hangs"),
    ],
)
def test_calls_from_the_address(browser: Browser, site: str, address: str, heard: str) -> None:
    with visit(browser, site + PAGE + address) as page:
        assert heard in said(play_of(page))


# ---------------------------------------------------------------- for everybody


@each_state
def test_it_is_accessible(browser: Browser, site: str, scheme: str, width: int) -> None:
    with visit(browser, site + PAGE, color_scheme=scheme, width=width) as page:
        box = play_of(page)
        for kind in ("queue", "bounded", "pipe"):
            box.get_by_label("Between child and main").select_option(kind)
            assert violations(page, "[data-play=queues]") == []
            box.get_by_role("button", name="child:").click()
            assert violations(page, "[data-play=queues]") == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        for control in box.locator("button, select").all():
            bounds = control.bounding_box()
            assert bounds
            assert min(bounds["width"], bounds["height"]) >= TARGET, control.inner_text()


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
def test_calls_do_not_shift_the_page(browser: Browser, site: str, width: int) -> None:
    with visit(browser, site + PAGE, width=width) as page:
        box = play_of(page)
        heights: set[Any] = set()
        for name in ("child: put()", "child: put()", "main: get()", "main: join()"):
            heights.add(box.evaluate("element => element.offsetHeight"))
            box.get_by_role("button", name=name).click()
        heights.add(box.evaluate("element => element.offsetHeight"))
        assert len(heights) == 1


def test_without_javascript_there_is_a_picture_and_a_table(browser: Browser, site: str) -> None:
    with visit(browser, site + PAGE, java_script_enabled=False) as page:
        still = page.locator("[data-play=queues]")
        assert still.get_by_role("img", name="a pipe that holds 64 KiB").is_visible()
        assert "join hangs" in still.get_by_role("table").inner_text()
        assert still.get_by_role("button").count() == 0


def test_the_table_without_javascript_is_what_the_model_says(browser: Browser, site: str) -> None:
    with visit(browser, site + PAGE) as page:
        assert not play_of(page).locator(".play-still").is_visible()
        ends = {
            ("queue", "p70000"): ("free", "free"),
            ("queue", "p70000 j"): ("end", "join"),
            ("queue", "p70000 g j"): ("ended", "free"),
            ("queue", "p60000 j"): ("ended", "free"),
            ("bounded", "p1000 p1000 p1000"): ("put", "free"),
            ("pipe", "p70000"): ("put", "free"),
        }
        for (kind, script), end in ends.items():
            last = played(page, kind, script.split())[-1]
            assert (last["child"], last["main"]) == end
