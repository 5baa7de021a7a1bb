"""mpguide: run, check and show examples of concurrent Python programs.

Importing this package needs the standard library only. Its parts, each ignorant of those after
it: `mpguide.example` and its header, `mpguide.runner`, `mpguide.transcript`, `mpguide.record`,
`mpguide.checker`, `mpguide.matrix` and its results, `mpguide.page` and `mpguide.guard`, and the
faces: the command line and the pytest plugin.
"""

from mpguide.checker import CheckResult, check
from mpguide.errors import MpguideError
from mpguide.example import Example, Library
from mpguide.execution import Life, Sample, Thread
from mpguide.header import Header
from mpguide.interpreter import Interpreter
from mpguide.record import Record
from mpguide.runner import Line, Run, run

__all__ = [
    "CheckResult", "Example", "Header", "Interpreter", "Library", "Life", "Line",
    "MpguideError", "Record", "Run", "Sample", "Thread", "check", "run",
]  # fmt: skip
