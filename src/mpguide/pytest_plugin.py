"""The pytest plugin: collects every example below ``examples/`` as a test for each start method.

Active where the root folder has ``examples/`` and ``mkdocs.yml``. The examples run with the
interpreter that runs pytest; ``mpguide check`` covers several.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mpguide.checker import check
from mpguide.errors import MpguideError
from mpguide.example import SUFFIXES, Example, Library
from mpguide.interpreter import Interpreter
from mpguide.matrix import plan

_RAN = "mpguide-example"


class ExampleFailed(Exception):
    """A run that differs from its record; pytest shows its text without a traceback."""


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect examples of the guide that pytest runs in."""
    library = Library(parent.config.rootpath)
    inside = file_path.suffix in SUFFIXES and file_path.is_relative_to(library.folder)
    if not inside or not (library.root / "mkdocs.yml").is_file():
        return None
    name = file_path.relative_to(library.folder).as_posix()
    return ExampleFile.from_parent(parent, path=file_path) if name in library.names() else None


class ExampleFile(pytest.File):
    """One example; its tests are its start methods."""

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test for each start method that the example and this interpreter have."""
        library = Library(self.config.rootpath)
        try:
            example = library.get(self.path.relative_to(library.folder).as_posix())
        except MpguideError as error:
            raise self.CollectError(str(error)) from None
        jobs, left_out = plan([example], [Interpreter.find()])
        for job in jobs:
            yield ExampleItem.from_parent(self, name=job.start_method, example=example)
        for number, sentence in enumerate(left_out):
            item = ExampleItem.from_parent(self, name=f"left-out-{number}", example=example)
            item.add_marker(pytest.mark.skip(reason=sentence))
            yield item


class ExampleItem(pytest.Item):
    """One check of one example under one start method."""

    def __init__(self, *, example: Example, **rest: object) -> None:
        super().__init__(**rest)  # type: ignore[arg-type]
        self.example = example

    def runtest(self) -> None:
        """Run the example and compare it with its record."""
        result = check(self.example, Interpreter.find(), self.name)
        self.user_properties.append((_RAN, [result.example, result.start_method, result.python]))
        if result.problem:
            raise ExampleFailed(result.problem)

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None) -> str:  # noqa: ARG002
        """Show what differs; a traceback only for an error of this program."""
        if isinstance(excinfo.value, ExampleFailed | MpguideError):
            return str(excinfo.value)
        return str(super().repr_failure(excinfo))

    def reportinfo(self) -> tuple[Path, int, str]:
        """Name the test as the command line does."""
        return self.path, 0, f"{self.example.name} {self.name}"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print which examples ran under which start methods."""
    ran: dict[str, set[str]] = {}
    pythons: set[str] = set()
    for reports in terminalreporter.stats.values():
        for report in reports:
            for key, value in getattr(report, "user_properties", ()):
                if key == _RAN and getattr(report, "when", "") == "call":
                    ran.setdefault(value[0], set()).add(value[1])
                    pythons.add(value[2])
    if ran:
        terminalreporter.section(f"examples run on Python {', '.join(sorted(pythons))}")
        width = max(map(len, ran))
        for name in sorted(ran):
            terminalreporter.write_line(f"{name:{width}}  {', '.join(sorted(ran[name]))}")
