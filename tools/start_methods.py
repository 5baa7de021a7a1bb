"""Make what the widget and the table on start methods show, from the records of the examples.

Nothing is typed in that a record could say: each cell is the line that an example printed. What
the documentation says of platforms that are not run here is typed in, each with its place.

Usage: uv run python tools/start_methods.py     writes the JSON, and the table into the page
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mpguide import Library, Record
from mpguide.record import fresh_record, version_key

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "docs/assets/play/start-methods.json"
PAGE = ROOT / "docs/explain/start-methods.md"
METHODS = ("fork", "forkserver", "spawn")
BEGIN, END = "<!-- table from the records: begin -->\n", "<!-- table from the records: end -->\n"

INHERIT = "contexts-and-start-methods"  # sections of docs.python.org/3/library/multiprocessing.html
GUIDELINES = "the-spawn-and-forkserver-start-methods"


@dataclass(frozen=True)
class Row:
    """One question, and the line of an example that answers it."""

    question: str
    example: str
    label: str
    """What stands before the colon of the line."""
    yes: str
    """What stands behind it if the answer is yes."""
    who: str = "child"
    """Whose line it is: the beginning of the label in the record."""
    note: str = ""
    documented: dict[str, tuple[str, str]] = field(default_factory=dict)
    """By start method: what the documentation says for every platform, and the section."""


ROWS = (
    Row(
        "sees a global set at the top of the file",
        "child_has_globals",
        "city",
        "Paris",
        documented={m: ("yes", INHERIT if m == "fork" else GUIDELINES) for m in METHODS},
    ),
    Row(
        "sees a global changed in main()",
        "child_has_globals",
        "language",
        "French",
        documented={
            "fork": ("yes", INHERIT),
            "forkserver": ("it may not", GUIDELINES),
            "spawn": ("it may not", GUIDELINES),
        },
    ),
    Row(
        "runs the top of the file itself",
        "child_runs_top_of_file",
        "this child ran the top of the file",
        "True",
        note="Under forkserver the server runs it once for all children since 3.14.1, and since 3.13.8 too; "
        "the 3.13 that was run here is 3.13.0.",
        documented={"spawn": ("yes", GUIDELINES)},
    ),
    Row(
        "has the modules that main() has imported",
        "child_has_modules",
        "colorsys is imported",
        "True",
        documented={"fork": ("yes", INHERIT)},
    ),
    Row(
        "can get a lambda as an argument",
        "child_gets_lambda",
        "the lambda works",
        "True",
        documented={"forkserver": ("no", GUIDELINES), "spawn": ("no", GUIDELINES)},
    ),
    Row(
        "has the parent's open files",
        "child_has_open_file",
        "the file is open",
        "True",
        documented={"fork": ("yes", INHERIT), "forkserver": ("no", INHERIT), "spawn": ("no", INHERIT)},
    ),
    Row("has the parent's other threads", "child_has_threads", "threads", "MainThread Helper"),
    Row("finds a lock held that another thread holds", "child_has_held_lock", "the lock is held", "True"),
    Row("has the parent's signal handlers", "child_has_signal_handler", "handler of SIGTERM is goodbye", "True"),
    Row("has the parent's working directory", "child_has_working_directory", "working directory", "True"),
    Row("has the parent's changes of sys.path", "child_has_working_directory", "sys.path", "True"),
    Row("has the parent's changes of sys.argv", "child_has_working_directory", "sys.argv", "True"),
    Row(
        "has environment variables set before the first child",
        "child_has_environment",
        "SET_BEFORE_FIRST_CHILD",
        "yes",
    ),
    Row(
        "has environment variables set after the first child",
        "child_has_environment",
        "SET_AFTER_FIRST_CHILD",
        "yes",
    ),
    Row(
        "repeats the random.random() of its sibling",
        "child_has_random_state",
        "random.random() repeats",
        "True",
        who="main",
    ),
    Row(
        "repeats the numbers of a Random() made at the top",
        "child_has_random_state",
        "dice.random() repeats",
        "True",
        who="main",
        note="A copy of the process repeats the numbers. A fork server that ran the top of the file is copied too.",
    ),
    Row("runs its atexit functions at its end", "child_runs_atexit", "registered in the child", ""),
    Row("runs the parent's atexit functions", "child_runs_atexit", "registered in the parent", ""),
)


def records() -> dict[str, Record]:
    """Return the fresh record of every example that answers a question."""
    library = Library(ROOT)
    names = {row.example for row in ROWS} | {"default_start_method"}
    return {name: fresh_record(library.get(f"explain/{name}")) for name in sorted(names)}


def answer(row: Row, record: Record, python: str, method: str) -> tuple[str, str]:
    """Return yes or no, and the lines that say it; a question whose line is missing is answered with no."""
    lines = record.variant(python, method).expected("stdout").lines
    said = [line.text for line in lines if line.who.startswith(row.who)]
    found = sorted({text for text in said if text == row.label or text.startswith(f"{row.label}: ")})
    wanted = f"{row.label}: {row.yes}" if row.yes else row.label
    if len(found) > 1:
        raise SystemExit(f"{row.example}: {python} {method}: children differ: {found}")
    if found:
        return ("yes" if found == [wanted] else "no"), found[0]
    refused = [line.text for line in lines if line.text.startswith("refused: ")]
    return "no", (refused or [""])[0]


def data() -> dict[str, Any]:
    """Return all that the widget shows."""
    found = records()
    pythons = sorted({p for record in found.values() for p in record.pythons}, key=version_key)
    for name, record in found.items():
        runs = {pair for variant in record.variants for pair in variant.runs}
        methods = ("own",) if name == "default_start_method" else METHODS
        if runs != {(python, method) for python in pythons for method in methods}:
            raise SystemExit(f"{name}: was not recorded on each of {', '.join(pythons)} with each start method")
    default = Row("", "default_start_method", "default", "", who="main")
    return {
        "pythons": pythons,
        "defaults": {p: answer(default, found[default.example], p, "own")[1].split()[-1] for p in pythons},
        "rows": [
            {
                "question": row.question,
                "example": row.example,
                "note": row.note,
                "documented": {m: list(row.documented[m]) for m in METHODS if m in row.documented},
                "cells": {p: [answer(row, found[row.example], p, m) for m in METHODS] for p in pythons},
            }
            for row in ROWS
        ],
    }


def json_text(content: dict[str, Any]) -> str:
    """Return the text of the JSON file: one line for each row."""
    rows = ",\n".join(json.dumps(row, ensure_ascii=False) for row in content["rows"])
    rest = json.dumps({key: value for key, value in content.items() if key != "rows"}, ensure_ascii=False)
    return f'{rest[:-1]}, "rows": [\n{rows}\n]}}\n'


def table(content: dict[str, Any]) -> str:
    """Return the table of the newest Python in Markdown."""

    def lines() -> Iterator[str]:
        newest = content["pythons"][-1]
        yield f"| Python {newest} on Linux: a child … | {' | '.join(METHODS)} |"
        yield "|---|" + "---|" * len(METHODS)
        for row in content["rows"]:
            yield f"| {row['question']} | {' | '.join(cell[0] for cell in row['cells'][newest])} |"

    return "\n".join(lines()) + "\n"


def page_with(text: str, made: str) -> str:
    """Return a page with the table put between the two marks."""
    before, _, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise SystemExit(f"{PAGE}: has no marks {BEGIN.strip()} and {END.strip()}")
    return f"{before}{BEGIN}\n{made}\n{END}{after}"


def main() -> int:
    """Write the data, and the table into the page."""
    content = data()
    DATA.write_text(json_text(content), encoding="utf-8")
    PAGE.write_text(page_with(PAGE.read_text(encoding="utf-8"), table(content)), encoding="utf-8")
    print(f"written: {DATA.relative_to(ROOT)}, {PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
