"""A recipe that is tried with real signals is the recipe that the page shows."""

from __future__ import annotations

import ast

import pytest

from mpguide import Library


def functions(name: str) -> dict[str, str]:
    """Return the functions of an example, each as its syntax tree."""
    tree = ast.parse(Library.find().get(f"howto/{name}").source)
    return {node.name: ast.dump(node) for node in tree.body if isinstance(node, ast.FunctionDef)}


@pytest.mark.parametrize("recipe", ["stop_executor", "stop_pool", "stop_processes"])
def test_the_recipe_is_what_is_tried(recipe: str) -> None:
    shown, tried = functions(recipe), functions(f"{recipe}_tried")
    assert {name for name in shown if tried[name] != shown[name]} == {"work"}  # which takes longer
