"""Put the picture and the table that the calculator begins with into the page on the limits of speed-up.

They are what a reader without JavaScript sees. The calculator's own functions make them, in a real
browser, from docs/assets/play/measured.json.

Usage: uv run --group browser python tools/speed_up.py
"""

from __future__ import annotations

import json
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROOT = Path(__file__).resolve().parents[1]
PLAY = ROOT / "docs/assets/play"
PAGE = ROOT / "docs/explain/speed-limits.md"
MOST = 16
HEAD = "| workers | time | with costs | Amdahl | Gustafson |\n|---|---|---|---|---|\n"
MAKE = """async ([source, measured, most]) => {
  const model = await import(URL.createObjectURL(new Blob([source], { type: "text/javascript" })));
  const job = model.measuredJob(measured, "forkserver");
  return { chart: model.chart(job, most), rows: model.rows(job), verdict: model.verdict(job, most) };
}"""


def made(page: Page, measured: dict[str, Any]) -> dict[str, str]:
    """Return the picture and the table, by the name of their marks."""
    source = (PLAY / "speed-up.js").read_text(encoding="utf-8")
    found = page.evaluate(MAKE, [source, measured, MOST])
    label = f"Speed-up against 1 to {MOST} workers. {found['verdict']}"
    chart = found["chart"].replace("><", ">\n<")
    svg = f'<svg class="play-speed-up-chart" viewBox="0 0 360 212" role="img" aria-label="{label}">\n{chart}\n</svg>\n'
    rows = "".join(f"| {' | '.join(map(str, row))} |\n" for row in found["rows"])
    return {"chart": svg, "values": f"\n{HEAD}{rows}\n"}


def page_with(text: str, parts: dict[str, str]) -> str:
    """Return a page with the parts put between their marks."""
    for name, part in parts.items():
        begin, end = (f"<!-- {name} from the model: {which} -->\n" for which in ("begin", "end"))
        before, _, rest = text.partition(begin)
        _, found, after = rest.partition(end)
        if not found:
            raise SystemExit(f"{PAGE}: has no marks {begin.strip()} and {end.strip()}")
        text = f"{before}{begin}{part}{end}{after}"
    return text


def main() -> int:
    """Write the page."""
    from playwright.sync_api import sync_playwright

    measured = json.loads((PLAY / "measured.json").read_text(encoding="utf-8"))
    with sync_playwright() as playwright:
        found = shutil.which("chromium") or shutil.which("chromium-browser") or playwright.chromium.executable_path
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        parts = made(browser.new_page(), measured)
        browser.close()
    PAGE.write_text(page_with(PAGE.read_text(encoding="utf-8"), parts), encoding="utf-8")
    print(f"written: {PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
