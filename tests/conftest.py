"""What tests share: libraries of small examples made on the spot, and needs that may be missing."""

from __future__ import annotations

import os
import signal
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from mpguide import Example, Interpreter, Library

REPOSITORY = Path(__file__).resolve().parents[1]
STRICT = os.environ.get("MPGUIDE_STRICT") == "1"


if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    # `pytest &` in a script starts with Ctrl-C ignored, and every program of the tests would inherit that
    signal.signal(signal.SIGINT, signal.default_int_handler)


def need(present: object, what: str) -> None:
    """Skip the test with a visible reason where something is missing; fail instead if MPGUIDE_STRICT=1."""
    if not present:
        if STRICT:
            pytest.fail(f"needs {what}, and MPGUIDE_STRICT=1 forbids to skip")
        pytest.skip(f"needs {what}")


@pytest.fixture
def library(tmp_path: Path) -> Library:
    """An empty guide: examples/, docs/ and mkdocs.yml in a fresh folder."""
    for folder in ("examples", "docs"):
        (tmp_path / folder).mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: test\n")
    return Library(tmp_path)


@pytest.fixture(autouse=True)
def verdicts_of_its_own(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the verdicts of a test, and of the commands it starts, apart from all others."""
    monkeypatch.setenv("MPGUIDE_VERDICTS", str(tmp_path_factory.mktemp("verdicts")))


Maker = Callable[..., Example]


@pytest.fixture
def make(library: Library) -> Maker:
    """Return a function that writes an example: ``make(source, name="a/x.py", header="exit = 1")``."""

    def write(source: str, name: str = "a/x.py", header: str = "") -> Example:
        path = library.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        block = (
            "".join(f"# {line}\n" for line in ["/// script", "[tool.mpguide]", *header.splitlines(), "///"])
            if header
            else ""
        )
        path.write_text(block + textwrap.dedent(source).lstrip("\n"), encoding="utf-8")
        return library.get(name)

    return write


@pytest.fixture(scope="session")
def python() -> Interpreter:
    """The interpreter that runs the tests."""
    return Interpreter.find()
