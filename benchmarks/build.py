"""What the example cards cost: time to build the guide / time to build it with plain fences.

Both sites hold the same pages, without the API reference (which would hide the difference). In
the plain one every example fence is replaced by an ordinary fence with the same code and another
with the same output, rendered by pymdownx.superfences. Builds alternate; the ratio is that of the
medians, beside the spread of each.

Usage: uv run python benchmarks/build.py [ROUNDS]     ROUNDS: builds of each (default 7)
"""

from __future__ import annotations

import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from mpguide import Example, Library
from mpguide.guard import read_fence, scan
from mpguide.record import fresh_record

CONFIG = """
site_name: benchmark
theme: {{ name: material, font: false }}
plugins: [search]
markdown_extensions:
  - {extensions}
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc: {{ permalink: true }}
  - pymdownx.details
  - pymdownx.tabbed: {{ alternate_style: true }}
"""


def main() -> int:
    """Build both sites alternately and print the ratio."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    library = Library.find()
    with tempfile.TemporaryDirectory() as folder:
        cards, plain = Path(folder, "cards"), Path(folder, "plain")
        for site, extensions in ((cards, "mpguide"), (plain, "pymdownx.superfences\n  - pymdownx.highlight")):
            shutil.copytree(library.root / "docs", site / "docs")
            shutil.rmtree(site / "docs" / "reference")
            shutil.copytree(library.folder, site / "examples")
            (site / "mkdocs.yml").write_text(CONFIG.format(extensions=extensions))
        count = sum(replace_fences(page, library) for page in (plain / "docs").rglob("*.md"))
        drop_unused(cards)
        times: dict[Path, list[float]] = {cards: [], plain: []}
        for _ in range(rounds):
            for site, seconds in times.items():
                seconds.append(build(site))
    print(
        f"machine: {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}; {rounds} builds each"
    )
    for name, site in (("cards", cards), ("plain fences", plain)):
        print(
            f"{name}: median {statistics.median(times[site]):.2f} s (from {min(times[site]):.2f} to {max(times[site]):.2f})"
        )
    ratio = statistics.median(times[cards]) / statistics.median(times[plain])
    print(f"{count} examples shown; cards / plain fences = {ratio:.2f}   (goal: at most 1.20)")
    return 0


def build(site: Path) -> float:
    """Build a site once; return the seconds it took."""
    begin = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet", "--clean"]
    subprocess.run(command, cwd=site, env={**os.environ, "NO_MKDOCS_2_WARNING": "1"}, check=True)
    return time.perf_counter() - begin


def replace_fences(page: Path, library: Library) -> int:
    """Replace the example fences of a page by plain ones; return how many."""
    lines = page.read_text(encoding="utf-8").splitlines()
    fences, _ = scan(lines)
    for fence in reversed(fences):
        example = library.get(read_fence(fence).name)
        lines[fence.line - 1 : fence.end] = [fence.indent + line for line in plain_fences(example)]
    page.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(fences)


def plain_fences(example: Example) -> list[str]:
    """Return the lines of two plain fences: an example's code and its recorded output."""
    outputs = [line.text for expected in fresh_record(example).variants[0].streams.values() for line in expected.lines]
    return ["```python", *example.code.splitlines(), "```", "", "```text", *outputs, "```"]


def drop_unused(site: Path) -> None:
    """Remove the examples that only the dropped pages show: the guard would refuse them."""
    from mpguide.guard import unused_examples

    for name in unused_examples(Library(site), site / "docs"):
        (site / "examples" / name).unlink()


if __name__ == "__main__":
    sys.exit(main())
