"""What the tests of the widgets share: where these lie, and the scripts that make what they show."""

from __future__ import annotations

import importlib.util
import sys
from typing import Any

from tests.conftest import REPOSITORY

PLAY = REPOSITORY / "docs/assets/play"
LIMIT = 10_000  # bytes of a module


def script(path: str) -> Any:
    """Return a script of the repository as a module."""
    name = path.replace("/", "_").removesuffix(".py")
    spec = importlib.util.spec_from_file_location(name, REPOSITORY / path)
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module  # dataclasses look there
    spec.loader.exec_module(module)
    return module
