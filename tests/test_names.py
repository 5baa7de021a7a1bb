"""Names of the standard library in prose: each leads to its documentation, and a wrong one stops the build."""

from __future__ import annotations

import re
import sys
import zlib
from pathlib import Path

import markdown
import pytest

from mpguide import Example, Library, MpguideError
from mpguide.names import DOCUMENTATION, INVENTORY, Names, load_inventory
from mpguide.scope import read_scope
from mpguide.site import BuildStop
from tests.test_page import Maker, save

PROGRAM = """
import multiprocessing as mp
import queue
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event, Pipe, Process, Queue, Value

def work(inbox, number):
    total = 0
    inbox.get()

class Parcel:
    def __reduce__(self):
        return Parcel, ()

def main():
    waiting = Queue()
    left, right = Pipe()
    context = mp.get_context("spawn")
    worker = context.Process(target=work)
    ready = Event()
    with ProcessPoolExecutor() as pool:
        future = pool.submit(work)
"""


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(load_inventory(), {"count_sheep"})


SCOPE = read_scope([PROGRAM])
NOTHING = read_scope([])


@pytest.mark.parametrize(
    ("span", "target"),
    [
        # what an example imports, and what it assigns
        ("Queue", "multiprocessing.Queue"),
        ("mp.Pool", "multiprocessing.pool.Pool"),
        ("Process(target=work)", "multiprocessing.Process"),
        ("waiting.put()", "multiprocessing.Queue.put"),
        ("left.send()", "multiprocessing.connection.Connection.send"),
        ("worker.join()", "multiprocessing.Process.join"),
        ("ready.set()", "threading.Event.set"),
        ("pool.map()", "concurrent.futures.Executor.map"),
        ("future.result()", "concurrent.futures.Future.result"),
        ("queue.Empty", "queue.Empty"),
        # a parameter, whose class is not known: by its method
        ("inbox.get()", "multiprocessing.Queue.get"),
        # methods and attributes of what the page uses
        ("join()", "multiprocessing.Process.join"),
        ("exitcode", "multiprocessing.Process.exitcode"),
        ("map()", "concurrent.futures.Executor.map"),
        ("get_lock()", "multiprocessing.Value"),
        # full names, and those that are told apart without any help
        ("ProcessPoolExecutor.terminate_workers()", "concurrent.futures.ProcessPoolExecutor.terminate_workers"),
        ("multiprocessing.Pool.imap_unordered()", "multiprocessing.pool.Pool.imap_unordered"),
        ("Manager().dict", None),
        ("SharedMemory", "multiprocessing.shared_memory.SharedMemory"),
        ("BrokenProcessPool", "concurrent.futures.process.BrokenProcessPool"),
        ("sys.stdout.flush()", "sys.stdout"),
        ("@functools.wraps", "functools.wraps"),
        ("sum()", "sum"),
        ("RuntimeError", "RuntimeError"),
        ("time.sleep(1)", "time.sleep"),
        # no names of Python's
        ("total", None),
        ("work()", None),
        ("count_sheep()", None),
        ("__reduce__()", "object.__reduce__"),
        ("args=", None),
        ("total.value += 1", None),
        ("python -m pickle", None),
        ("with waiting:", None),
        ('"MainProcess"', None),
        ("numpy.ndarray", None),
        ("copy", None),
    ],
)
def test_a_span_leads_to_what_it_names(names: Names, span: str, target: str | None) -> None:
    href = names.address(span, SCOPE)
    assert (href and href.rpartition("#")[2]) == target
    assert href is None or href.startswith(DOCUMENTATION + "library/") or "/builtins/" in href


@pytest.mark.parametrize(
    "span",
    [
        "multiprocessing.Qeue",
        "Quue",
        "os.frok()",
        "waitpids()",
        "Process.joins()",
        "concurrent.futures.wait_all()",
        "time.sleeps",
    ],
)
def test_a_wrong_name_is_refused(names: Names, span: str) -> None:
    for scope in (SCOPE, NOTHING):
        with pytest.raises(MpguideError, match="is no name in Python's documentation"):
            names.address(span, scope)


def test_without_examples_an_ordinary_word_is_no_name(names: Names) -> None:
    assert [names.address(word, NOTHING) for word in ("run", "list", "copy", "map", "join")] == [None] * 5


def test_links_by_hand_lead_somewhere(names: Names) -> None:
    names.check_link(f"{DOCUMENTATION}library/multiprocessing.html#multiprocessing.Value")
    names.check_link(f"{DOCUMENTATION}library/multiprocessing.html#programming-guidelines")
    names.check_link(DOCUMENTATION)
    names.check_link("https://example.org/library/nothing.html")
    for wrong in ("library/multiprocesing.html", "library/multiprocessing.html#multiprocessing.Valu"):
        with pytest.raises(MpguideError, match="no such"):
            names.check_link(DOCUMENTATION + wrong)


def test_the_inventory_is_that_of_the_newest_python(names: Names) -> None:
    assert INVENTORY.read_bytes().splitlines()[1:3] == [b"# Project: Python", b"# Version: 3.15"]
    for new in ("profiling.sampling", "concurrent.interpreters.Interpreter", "multiprocessing.Process.interrupt"):
        assert names.address(new, NOTHING)


@pytest.mark.parametrize("content", [b"", b"# Sphinx inventory version 1\n", b"# Sphinx inventory version 2\nzlib.\nx"])
def test_a_broken_inventory_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "python.inv").write_bytes(content)
    with pytest.raises(MpguideError, match=r"python\.inv: no inventory of Python's documentation"):
        load_inventory(tmp_path / "python.inv")


def test_an_inventory_of_a_few_lines(tmp_path: Path) -> None:
    body = "a.b py:function 1 library/a.html#$ -\nterm of two words std:label -1 glossary.html#two Two\nA.x py:data 1 q.html#$ -\n"
    head = b"# Sphinx inventory version 2\n# Project: x\n# Version: 1\n# ... compressed using zlib.\n"
    (tmp_path / "x.inv").write_bytes(head + zlib.compress(body.encode()))
    found = load_inventory(tmp_path / "x.inv")
    assert found.names == {"a.b": "library/a.html#a.b", "A.x": "q.html#A.x"}
    assert found.values == {"A.x"}
    assert "glossary.html#two" in found.places


# ---------------------------------------------------------------- on a page


@pytest.fixture
def example(make: Maker) -> Example:
    made = make("from multiprocessing import Queue\nbox = Queue()\nprint(1)\n")
    save(made, ("3.11 own", {}))
    return made


def convert(library: Library, monkeypatch: pytest.MonkeyPatch, text: str) -> str:
    monkeypatch.setattr(sys, "argv", ["mkdocs", "build"])
    (library.root / "docs/index.md").write_text(text, encoding="utf-8")
    options = {"mpguide": {"root": str(library.root), "python_names": True}}
    return markdown.Markdown(extensions=["tables", "mpguide"], extension_configs=options).convert(text)


FENCE = "\n\n```example\na/x.py\n```\n"


@pytest.mark.usefixtures("example")
def test_the_page_links_each_name_once(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    text = (
        "# `Queue` here\n\nCall `box.put()`, [`os.fork`](x.md) or `x = 1`.\n\n| a | b |\n|---|---|\n| `Queue` | c |\n"
    )
    html = convert(library, monkeypatch, text + FENCE)
    assert re.findall(r'<a class="python-name" href="[^"]*#([^"]*)"><code>([^<]*)</code></a>', html) == [
        ("multiprocessing.Queue.put", "box.put()"),
        ("multiprocessing.Queue", "Queue"),
    ]
    assert "</a>, <a" in html  # the words between are where they were
    assert "<code>os.fork</code></a>" in html


@pytest.mark.usefixtures("example")
def test_wrong_names_stop_the_build_with_their_lines(library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "# A\n\nUse `os.frok()`.\n\n## `Qeue`\n\nSee [it](https://docs.python.org/3/library/multi.html).\n"
    with pytest.raises(BuildStop) as stopped:
        convert(library, monkeypatch, text + FENCE)
    lines = str(stopped.value).splitlines()
    assert [line.split(" ")[0] for line in lines] == ["docs/index.md:3:", "docs/index.md:5:", "docs/index.md:7:"]
    assert "Python's documentation has no such page" in lines[2]
