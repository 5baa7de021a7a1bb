"""What `import mpguide` needs, and in which direction its modules know each other."""

from __future__ import annotations

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[1] / "src"
MODULES = sorted(path.stem for path in (SOURCE / "mpguide").glob("*.py"))
FACES = {"card", "cli", "page", "pytest_plugin", "__main__"}


def python(*arguments: str) -> str:
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True).stdout


def known_by(module: str) -> set[str]:
    """Return the modules of mpguide that one imports, anywhere in its source."""
    found: set[str] = set()
    for node in ast.walk(ast.parse((SOURCE / "mpguide" / f"{module}.py").read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{module} has a relative import"
            if node.module == "mpguide":
                found |= {name.name if name.name in MODULES else "__init__" for name in node.names}
            elif node.module and node.module.startswith("mpguide."):
                found.add(node.module.split(".")[1])
        elif isinstance(node, ast.Import):
            found |= {
                name.name.partition(".")[2] or "__init__" for name in node.names if name.name.startswith("mpguide")
            }
    return found


def test_importing_the_package_needs_the_standard_library_only() -> None:
    code = f"import sys; sys.path.insert(0, {str(SOURCE)!r}); import mpguide; print(*mpguide.__all__)"
    assert "run" in python("-I", "-S", "-c", code).split()


def test_importing_the_package_loads_nothing_of_others() -> None:
    code = f"""
import sys
sys.path.insert(0, {str(SOURCE)!r})
before = set(sys.modules)
import mpguide
for name in sorted({{name.partition(".")[0] for name in set(sys.modules) - before}} - set(sys.stdlib_module_names)):
    print(name)
"""
    assert python("-I", "-c", code).split() == ["mpguide"]


@pytest.mark.parametrize("module", sorted(set(MODULES) - FACES - {"__init__"}))
def test_every_module_behind_the_faces_needs_the_standard_library_only(module: str) -> None:
    code = f"import sys; sys.path.insert(0, {str(SOURCE)!r}); import mpguide.{module}"
    assert python("-I", "-S", "-c", code) == ""


def test_everything_the_package_promises_is_there() -> None:
    code = f"import sys; sys.path.insert(0, {str(SOURCE)!r}); from mpguide import *; print(Run, run, Library, check)"
    assert python("-I", "-S", "-c", code)


def test_modules_know_each_other_in_one_direction_only() -> None:
    graph = {module: known_by(module) for module in MODULES}
    assert set().union(*graph.values()) <= set(MODULES)
    order = list(TopologicalSorter(graph).static_order())  # raises if there is a circle
    assert order.index("header") < order.index("example") < order.index("runner") < order.index("transcript")
    assert order.index("transcript") < order.index("record") < order.index("checker") < order.index("cli")


def test_nothing_behind_the_faces_knows_a_face() -> None:
    for module in set(MODULES) - FACES:
        assert not known_by(module) & FACES
