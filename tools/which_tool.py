"""Put the table of rules into the page "Which tool", from the file that its questionnaire reads too.

Usage: uv run python tools/which_tool.py
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "docs/assets/play/which-tool.json"
PAGE = ROOT / "docs/choose/which-tool.md"
BEGIN, END = "<!-- table of the rules: begin -->\n", "<!-- table of the rules: end -->\n"


def table(data: dict[str, Any]) -> str:
    """Return the rules as a table in Markdown, in their order."""
    lines = ["| if | take | why, and what speaks against it |", "|---|---|---|"]
    for rule in data["rules"]:
        reasons = f"{rule['why']} **Against it:** {rule['against']}"
        lines.append(f"| {conditions(data, rule)} | {link(data, rule['take'])} | {reasons} |")
    return "\n".join(lines) + "\n"


def conditions(data: dict[str, Any], rule: dict[str, Any]) -> str:
    """Return in words when a rule fits."""
    parts = []
    for question in data["questions"]:
        values = rule["if"].get(question["key"])
        if values:
            short = {value: words for value, _, words in question["options"]}
            parts.append(" or ".join(short[value] for value in values))
    return "; ".join(parts) or "anything else"


def link(data: dict[str, Any], tool: str) -> str:
    """Return the link to where a tool is described, from the page."""
    name, path = data["tools"][tool]
    page, _, anchor = path.partition("/")
    target = "" if page == PAGE.stem else f"{page}.md"
    return f"[{name}]({target}{anchor})"


def page_with(text: str, made: str) -> str:
    """Return the page with the table put between its marks."""
    before, _, rest = text.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise SystemExit(f"{PAGE}: has no marks {BEGIN.strip()} and {END.strip()}")
    return f"{before}{BEGIN}\n{made}\n{END}{after}"


def main() -> None:
    """Write the page."""
    data = json.loads(DATA.read_text(encoding="utf-8"))
    PAGE.write_text(page_with(PAGE.read_text(encoding="utf-8"), table(data)), encoding="utf-8")
    print(f"written: {PAGE.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
