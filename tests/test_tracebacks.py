"""The matcher: every recorded traceback finds its own entry, in whatever form it is pasted; others find none."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest

from mpguide import Library
from mpguide.record import Variant, fresh_record
from mpguide.tracebacks import DATA, Matcher
from tests.conftest import REPOSITORY
from tests.play import script

SHARED = {"errors/bus_error", "errors/shared_memory_after_kill"}
"""Programs that say nothing but what the resource tracker says for them, which has an entry of its own."""
NOISY = 0.95
"""Share of noisy tracebacks that find their own entry first."""

maker = script("tools/errors.py")
library = Library(REPOSITORY)
matcher = Matcher.load(REPOSITORY)


@dataclass(frozen=True)
class Pasted:
    """What a failing program printed on one Python, and the entry that is about it."""

    example: str
    python: str
    page: str
    text: str


def printed(variant: Variant) -> str:
    """Return what a reader would paste."""
    return "\n".join(line.text for line in variant.expected("stderr").lines)


def recorded() -> Iterator[Pasted]:
    for section, name in maker.failing():
        for variant in fresh_record(library.get(name)).variants:
            if maker.traits_of(variant, matcher.reader):
                page = f"errors/{section.page}/#{section.anchor}"
                yield Pasted(name, variant.runs[0][0], page, printed(variant))


ALL = list(recorded())
UNRELATED = (REPOSITORY / "tests/unrelated_tracebacks.txt").read_text(encoding="utf-8").split("=====\n")


# ---------------------------------------------------------------- the reader's noise


def lines_with(prefix: str) -> Callable[[str], str]:
    return lambda text: "".join(f"{prefix}{line}\n" for line in text.splitlines())


def on_windows(text: str) -> str:
    text = re.sub(r"<stdlib>/([\w/.]+)", lambda m: r"C:\Python312\Lib" + "\\" + m[1].replace("/", "\\"), text)
    return re.sub(r'File "(\w+\.py)"', r'File "C:\\Users\\Ada Lovelace\\jobs\\\1"', text).replace("\n", "\r\n")


def in_pytest(text: str) -> str:
    """As pytest shows it: no headers, messages behind an E, frames as path:line: in name."""
    out = []
    for line in text.splitlines():
        if frame := re.match(r'\s*File "([^"]+)", line (\d+), in (\S+)', line):
            out += ["_ _ _ _ _ _ _ _ _ _ _ _ _ _", f"{frame[1]}:{frame[2]}: in {frame[3]}"]
        elif re.match(r"\S*(Error|Exception|Empty|Full|Pool)\b", line):
            out.append(f"E   {line}")
        elif not line.startswith("Traceback"):
            out.append(line)
    return "\n".join([*out, "=========================== short test summary info ============================"])


def in_notebook(text: str) -> str:
    """As IPython shows it: frames with qualified names and arguments, arrows, no module before the exception."""
    out = ["---------------------------------------------------------------------------"]
    for line in text.splitlines():
        if frame := re.match(r'\s*File "([^"]+)", line (\d+), in (\S+)', line):
            out += [f"File {frame[1]}:{frame[2]}, in Thing.{frame[3]}(self, *args)", f"---> {frame[2]} ..."]
        else:
            out.append(re.sub(r"^(?:\w+\.)+(?=\w+(?:Error|Exception|Pool)\b)", "", line))
    return "\n".join(out)


def elsewhere(text: str) -> str:
    """The same on another machine: other addresses, numbers of processes, lines and folders."""
    text = re.sub(r"0x[0-9a-f]+", "0x00007fe1d0c3b5a0", text)
    text = re.sub(r"line \d+", "line 4711", text)
    text = re.sub(r"pid=\d+", "pid=99", text)
    text = re.sub(r'File "(\w+\.py)"', r'File "/home/ada lovelace/some project/\1"', text)
    return text.replace("<stdlib>", "/opt/python/3.14/lib/python3.14")


def renamed(one: Pasted) -> str:
    """Give the functions and classes of the program, and what it calls by a name in quotes, other names."""
    source = library.get(one.example).source
    names = set(re.findall(r"(?m)^\s*(?:def|class) (\w+)", source)) - {"__init__", "main"}
    for name in sorted(names):
        one = replace(one, text=re.sub(rf"\b{name}\b", f"other_{name[::-1]}", one.text))
    return one.text


NOISES: dict[str, Callable[[str], str]] = {
    "log": lines_with("2026-11-23 10:15:02,123 ERROR app.worker:42 "),
    "journal": lines_with("Nov 23 10:15:02 host python3[1234]: "),
    "compose": lines_with("worker-1  | "),
    "mail": lines_with("> "),
    "colors": lambda text: re.sub(r"(\"[^\"]+\"|\b\w+Error\b)", "\x1b[1;35m\\1\x1b[0m", text),
    "windows": on_windows,
    "pytest": in_pytest,
    "notebook": in_notebook,
    "elsewhere": elsewhere,
    "last lines": lambda text: "\n".join(text.splitlines()[-25:]),
    "output between": lambda text: f"loading\n100%|#####| 10/10 [00:01<00:00]\n{text}\nmake: *** [all] Error 1\n",
}


# ---------------------------------------------------------------- what is found


def test_data_is_made_from_the_records() -> None:
    made = maker.dump(maker.make_data())
    assert (REPOSITORY / DATA).read_text(encoding="utf-8") == made, "run 'uv run python tools/errors.py'"


def test_index_lists_every_entry() -> None:
    text = maker.PAGE.read_text(encoding="utf-8")
    assert maker.page_with(text, maker.listing()) == text, "run 'uv run python tools/errors.py'"


def test_there_are_at_least_fifty_failing_programs() -> None:
    assert len({one.example for one in ALL}) >= 50


def test_every_recorded_traceback_finds_its_own_entry_first() -> None:
    missed = []
    for one in ALL:
        found = [entry.page for entry in matcher.find(one.text)]
        if one.page not in (found if one.example in SHARED else found[:1]):
            missed.append((one.example, one.python, one.page, found))
    assert missed == []


@pytest.mark.parametrize("noise", [*NOISES, "renamed"])
def test_noisy_tracebacks_find_their_own_entry_first(noise: str) -> None:
    missed, own = [], [one for one in ALL if one.example not in SHARED]
    for one in own:
        text = renamed(one) if noise == "renamed" else NOISES[noise](one.text)
        found = [entry.page for entry in matcher.find(text)]
        if found[:1] != [one.page]:
            missed.append((one.example, one.python, one.page, found[:3]))
    print(f"{noise}: {len(own) - len(missed)} of {len(own)}", *missed, sep="\n")
    assert len(missed) <= (1 - NOISY) * len(own), missed


@pytest.mark.parametrize(
    ("message", "page"),
    [
        ("TypeError: cannot pickle 'generator' object", "errors/pickling/#generator"),
        ("TypeError: cannot pickle 'sqlite3.Connection' object", "errors/pickling/#which-attribute"),
        ("RuntimeError: context has already been set", "errors/start-up/#context-already-set"),
        ("AssertionError: daemonic processes are not allowed to have children", "errors/pools/#daemonic"),
        ("OSError: [Errno 24] Too many open files", "errors/environment/#too-many-open-files"),
        (
            "FileNotFoundError: [Errno 2] No such file or directory: '/psm_0123abcd'",
            "errors/shared-memory/#no-such-block",
        ),
    ],
)
def test_message_alone_finds_the_entry_whose_title_it_is(message: str, page: str) -> None:
    assert matcher.find(message)[0].page == page


@pytest.mark.parametrize("text", UNRELATED)
def test_unrelated_messages_alone_find_nothing_that_only_looks_alike(text: str) -> None:
    """A message without its stack may be any program's; those that Python gives in many places find nothing."""
    message = text.strip().splitlines()[-1]
    for entry in matcher.find(message)[:1]:
        assert message.partition(":")[0] in entry.title, message


def test_unrelated_tracebacks_find_nothing() -> None:
    assert len(UNRELATED) >= 20
    assert [(text, found) for text in UNRELATED if (found := [entry.page for entry in matcher.find(text)])] == []


@pytest.mark.parametrize(
    "text", ["", "\n", "hello", "Traceback (most recent call last):", "multiprocessing", "\x00\ud800"]
)
def test_text_that_is_no_traceback_finds_nothing(text: str) -> None:
    assert matcher.find(text) == []


def test_every_entry_has_a_cause_and_a_place() -> None:
    for entry in matcher.entries:
        assert len(entry.why) > 30, entry.title
        assert re.fullmatch(r"errors/[\w-]+/#[\w-]+", entry.page)
        for fix in entry.fixes:
            assert library.get(fix)


def test_data_is_json_of_a_moderate_size() -> None:
    text = (REPOSITORY / DATA).read_text(encoding="utf-8")
    assert json.loads(text)["entries"]
    assert len(text) < 150_000
