"""Building the real guide for tests: copies of it, its three builders, and results shared by all test workers."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from mpguide import Library
from tests.conftest import REPOSITORY, need

ENVIRONMENT = os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONUNBUFFERED": "1"}
BUILDERS = {
    "mkdocs": ("build", "--strict", "--quiet"),
    "properdocs": ("build", "--strict", "--quiet", "--config-file", "mkdocs.yml"),
    "zensical": ("build", "--strict", "--clean"),
}
OTHERS = [pytest.param(name, marks=pytest.mark.slow) for name in list(BUILDERS)[1:]]
each_builder = pytest.mark.parametrize("builder", ["mkdocs", *OTHERS])
"""MkDocs by default, the other two under ``slow``."""


def command(builder: str) -> str:
    """Return the executable of a builder in the environment of the tests."""
    found = shutil.which(builder, path=str(Path(sys.executable).parent))
    need(found, f"{builder}; add it with 'uv sync --group builders'")
    return str(found)


def copy_guide(target: Path) -> Path:
    """Copy what a site is built from, so that no test writes into the repository."""
    for folder in ("docs", "examples", "src"):
        ignore = shutil.ignore_patterns("__pycache__", ".*")
        shutil.copytree(REPOSITORY / folder, target / folder, ignore=ignore)
    for file in ("mkdocs.yml", "results.json"):
        if (REPOSITORY / file).exists():
            shutil.copy(REPOSITORY / file, target)
    return target


def copy_chapters(target: Path, *chapters: str) -> Path:
    """Copy the guide with its first pages and some chapters only, to be built often."""
    guide = copy_guide(target)
    for folder in (guide / "docs").iterdir():
        if folder.is_dir() and any(folder.rglob("*.md")) and folder.name not in chapters:
            shutil.rmtree(folder)
    pages = "".join(page.read_text(encoding="utf-8") for page in (guide / "docs").rglob("*.md"))
    for example in Library(guide).examples():  # one that no page uses stops the build
        if example.name not in pages:
            example.path.unlink()
    return guide


def build(builder: str, guide: Path) -> subprocess.CompletedProcess[str]:
    """Build the site of a copy of the guide into its folder ``site``."""
    line = [command(builder), *BUILDERS[builder]]
    return subprocess.run(
        line, cwd=guide, env=ENVIRONMENT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False
    )


def built_site(factory: pytest.TempPathFactory, builder: str) -> Path:
    """Return the real guide as a builder builds it; it is built once for all workers of a run."""

    def make(folder: Path) -> None:
        done = build(builder, copy_guide(folder))
        assert done.returncode == 0, f"{builder} does not build the guide:\n{done.stdout}"

    command(builder)
    return _once(factory, f"guide-{builder}", make) / "site"


def _once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """Return a folder that the first worker to ask for it fills, while the others wait."""
    shared = factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        shared = shared.parent
    folder, done = shared / name, shared / f"{name}.done"
    with (shared / f"{name}.lock").open("w") as lock:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX)  # until the file is closed
        if not done.exists():
            shutil.rmtree(folder, ignore_errors=True)
            folder.mkdir()
            make(folder)
            done.touch()
    return folder
