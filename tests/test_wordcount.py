"""Programs of the tutorial's project hold the same functions where a page says that they do."""

from __future__ import annotations

import ast

import pytest

from mpguide import Library


def functions(name: str) -> dict[str, str]:
    """Return the functions of an example, each as its syntax tree."""
    tree = ast.parse(Library.find().get(f"first_steps/{name}").source)
    return {node.name: ast.dump(node) for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize(
    ("name", "original", "same"),
    [
        ("wordcount_tried", "wordcount", ("ignore_ctrl_c", "count_words", "count_files", "main")),
        ("wordcount_parallel", "wordcount_serial", ("make_texts", "count_words")),
        ("wordcount_progress", "wordcount_parallel", ("make_texts", "count_words")),
        ("wordcount_tested", "wordcount_measured", ("count_words", "count_serial", "count_parallel")),
        ("exercise_every_number_of_parts", "wordcount_large_file", ("count_part",)),
    ],
)
def test_functions_are_those_of_the_program_before(name: str, original: str, same: tuple[str, ...]) -> None:
    found, expected = functions(name), functions(original)
    assert [function for function in same if found[function] != expected[function]] == []
