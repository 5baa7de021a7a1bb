"""The blocks of README and docstrings are run, and the examples linted as a reader sees them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from pytest_examples import CodeExample, EvalExample, find_examples

from mpguide import Library

ROOT = Path(__file__).resolve().parents[1]
LIBRARY = Library(ROOT)


@pytest.mark.parametrize("block", list(find_examples(str(ROOT / "README.md"), str(ROOT / "src"))), ids=str)
def test_python_blocks_of_readme_and_docstrings_print_what_they_say(
    block: CodeExample, eval_example: EvalExample
) -> None:
    eval_example.run_print_check(block)


@pytest.mark.parametrize("name", [name for name in LIBRARY.names() if name.endswith(".py")])
def test_examples_are_clean_as_a_reader_sees_them(name: str, eval_example: EvalExample) -> None:
    example = LIBRARY.get(name)
    eval_example.set_config(line_length=79, ruff_ignore=["D", "PTH", "PERF", "PT"], target_version="py310")
    eval_example.lint(CodeExample.create(example.code, prefix="python"))


def test_the_two_commands_of_readme_are_what_ci_runs() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    commands = [line for block in blocks for line in block.splitlines()]
    assert commands[:2] == ["uv run mkdocs serve", "uv run pytest"]
    assert "uv run pytest" in (ROOT / ".ci" / "run").read_text()


def test_every_page_is_in_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text()
    pages = [path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")]
    assert [page for page in pages if page not in navigation] == []
