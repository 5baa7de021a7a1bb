"""The blocks of README and docstrings are run, and the examples linted as a reader sees them."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from pytest_examples import CodeExample, EvalExample, find_examples
from pytest_examples.config import ExamplesConfig
from pytest_examples.lint import FormatError, black_check
from ruff.__main__ import find_ruff_bin  # type: ignore[import-untyped]

from mpguide import Library

ROOT = Path(__file__).resolve().parents[1]
LIBRARY = Library(ROOT)


@pytest.mark.parametrize("block", list(find_examples(str(ROOT / "README.md"), str(ROOT / "src"))), ids=str)
def test_python_blocks_of_readme_and_docstrings_print_what_they_say(
    block: CodeExample, eval_example: EvalExample
) -> None:
    eval_example.run_print_check(block)


LINT = {"line_length": 79, "ruff_ignore": ["D", "PTH", "PERF", "PT"], "target_version": "py310"}


def lint(codes: dict[str, str], folder: Path) -> str:
    """Return what Ruff (in one go) and Black say of the code of examples, without their headers, by file and line."""
    config = ExamplesConfig(**LINT)  # type: ignore[arg-type]
    said = []
    for name, code in codes.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(code, encoding="utf-8")
        try:
            black_check(CodeExample.create(code, prefix="python"), config)
        except FormatError as error:
            said.append(f"{name}: {error}")
    command = [
        find_ruff_bin(),
        "check",
        f"--config={ROOT / 'pyproject.toml'}",
        "--no-cache",
        "--output-format=concise",
        *config.ruff_config(),
        ".",
    ]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        said.append(done.stdout + done.stderr)
    return "\n".join(said)


def test_examples_are_clean_as_a_reader_sees_them(tmp_path: Path) -> None:
    names = [name for name in LIBRARY.names() if name.endswith(".py")]
    assert names
    assert lint({name: LIBRARY.get(name).code for name in names}, tmp_path) == ""


def test_what_is_not_clean_is_named_by_file_and_line(tmp_path: Path) -> None:
    said = lint({"a/x.py": "print(1)\n", "a/y.py": "print(1)\nimport os\n", "a/z.py": "print( 1 )\n"}, tmp_path)
    assert "y.py:2:" in said
    assert "a/z.py: black failed" in said
    assert "x.py" not in said


def test_the_two_commands_of_readme_are_what_ci_runs() -> None:
    blocks = re.findall(r"```sh\n(.*?)```", (ROOT / "README.md").read_text(), re.DOTALL)
    commands = [line for block in blocks for line in block.splitlines()]
    assert commands[:2] == ["uv run mkdocs serve", "uv run pytest"]
    assert "uv run pytest" in (ROOT / ".ci" / "run").read_text()


def test_every_page_is_in_the_navigation() -> None:
    navigation = (ROOT / "mkdocs.yml").read_text()
    pages = [path.relative_to(ROOT / "docs").as_posix() for path in (ROOT / "docs").rglob("*.md")]
    assert [page for page in pages if page not in navigation] == []
