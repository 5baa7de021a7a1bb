"""The pytest plugin: collects the examples below ``examples/`` as tests.

Active where the ``pyproject.toml`` of the root folder has a table ``[tool.mpguide]``. The examples run
with the interpreter that runs pytest; ``mpguide check`` covers several. As in ``mpguide check --sample``, an example
that prints alike under all start methods runs under one of them, another one each day; and what passed in
the last seven days, with nothing changed since, is not run again.
"""

from __future__ import annotations

import datetime
import os
import tomllib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict
from pathlib import Path

import pytest

from mpguide.checker import CheckResult, check
from mpguide.errors import MpguideError
from mpguide.example import SUFFIXES, Example, Library
from mpguide.interpreter import Interpreter
from mpguide.matrix import Job, plan, sample
from mpguide.record import fresh_record
from mpguide.results import entry, save_results
from mpguide.verdicts import Verdicts

_RAN = "mpguide-example"
_TURN = "MPGUIDE_TURN"
"""Environment variable that tells the workers of pytest-xdist the turn of the one that started them."""

_verdicts = Verdicts()


class ExampleFailed(Exception):
    """A run that differs from its record; pytest shows its text without a traceback."""


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("mpguide")
    group.addoption("--mpguide-all", action="store_true", help="run each example under every start method")
    group.addoption("--mpguide-fresh", action="store_true", help="run it even if it passed in the last seven days")
    group.addoption("--mpguide-json", type=Path, metavar="FILE", help="write the results of the examples there")


def pytest_configure() -> None:
    """Settle the turn, for all workers alike."""
    os.environ.setdefault(_TURN, str(datetime.datetime.now(datetime.UTC).date().toordinal()))


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect examples of the guide that pytest runs in."""
    library = Library(parent.config.rootpath)
    inside = file_path.suffix in SUFFIXES and file_path.is_relative_to(library.folder)
    if not inside or not _asked_for(library.root):
        return None
    name = file_path.relative_to(library.folder).as_posix()
    return ExampleFile.from_parent(parent, path=file_path) if name in library.names() else None


def _asked_for(root: Path) -> bool:
    with suppress(OSError, tomllib.TOMLDecodeError):
        return "mpguide" in tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8")).get("tool", {})
    return False


class ExampleFile(pytest.File):
    """One example; its tests are its start methods."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test for each start method that the example and this interpreter have."""
        library = Library(self.config.rootpath)
        try:
            example = library.get(self.path.relative_to(library.folder).as_posix())
        except MpguideError as error:
            raise self.CollectError(str(error)) from None
        jobs, _ = plan([example], [Interpreter.find()])
        sampled = not self.config.getoption("--mpguide-all") and _prints_alike(example)
        for job in sample(jobs, int(os.environ[_TURN]), ()) if sampled else jobs:
            yield ExampleItem.from_parent(self, name=job.start_method, job=job, sampled=sampled)


def _prints_alike(example: Example) -> bool:
    try:
        return len(fresh_record(example).variants) == 1
    except MpguideError:  # its check will say what is wrong
        return False


class ExampleItem(pytest.Item):
    """One check of one example under one start method."""

    def __init__(self, *, job: Job, sampled: bool, **rest: object) -> None:
        super().__init__(**rest)  # type: ignore[arg-type]
        self.job = job
        self.sampled = sampled

    def runtest(self) -> None:
        """Run the example and compare it with its record, unless a pass of it is kept."""
        result = self._kept()
        self.user_properties.append((_RAN, {"reused": result is not None}))
        if result is None:
            result = check(self.job.example, self.job.python, self.job.start_method)
            _verdicts.keep(self.job, result)
        self.user_properties[-1][1]["result"] = asdict(result)  # type: ignore[index]
        if result.problem:
            raise ExampleFailed(result.problem)

    def _kept(self) -> CheckResult | None:
        if self.config.getoption("--mpguide-fresh"):
            return None
        return _verdicts.find(self.job) or (_verdicts.find_any(self.job.example) if self.sampled else None)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:  # noqa: ARG002
        """Show what differs; a traceback only for an error of this program."""
        if isinstance(excinfo.value, ExampleFailed | MpguideError):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Name the test as the command line does."""
        return self.path, 0, f"{self.job.example.name} {self.name}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print how many examples ran, and how many passes are earlier ones; write the results."""
    found = [
        value
        for reports in terminalreporter.stats.values()
        for report in reports
        if getattr(report, "when", "") == "call"
        for key, value in report.user_properties
        if key == _RAN and "result" in value
    ]
    results = [entry(value["result"]) for value in found]
    if config.getoption("--mpguide-json"):
        save_results(results, config.getoption("--mpguide-json"))
    if found:
        reused = sum(value["reused"] for value in found)
        oldest = min(result.date for result in results)
        terminalreporter.section("examples of the guide")
        terminalreporter.write_line(f"run now: {len(found) - reused}, on Python {Interpreter.find().version}")
        terminalreporter.write_line(f"passed before, and nothing changed since: {reused}, the oldest on {oldest} (UTC)")
