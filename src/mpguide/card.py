"""The card: how a page shows an example, its output and what backs it, as HTML."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from mpguide.card_output import render_outputs
from mpguide.card_timeline import render_timelines
from mpguide.checker import CheckResult
from mpguide.errors import MpguideError, at
from mpguide.example import Example
from mpguide.guard import Request
from mpguide.header import START_METHODS
from mpguide.record import Record, compact_versions, version_key
from mpguide.results import Standing
from mpguide.timeline_file import Drawn

_LEXERS = {".py": "python", ".sh": "sh"}


def render_card(
    example: Example,
    record: Record,
    results: Sequence[CheckResult],
    anchor: str,
    request: Request,
    drawn: Sequence[Drawn] = (),
) -> str:
    """Return the card of an example.

    Raises:
        MpguideError: a name, text or timeline that the fence asks for is not there.
    """
    parts = [_code(example, request), _how_to_run(example)]
    if request.output:
        parts += render_outputs(example, record)
    parts += render_timelines(example, record, drawn, request.timelines, anchor)
    parts.append(_badge(example, record, results))
    return _frame(example, anchor, parts)


def render_stale(example: Example, anchor: str, why: str) -> str:
    """Return the card of an example that nothing backs, for its author's eyes only."""
    warning = f'<p class="mpg-stale" role="alert"><strong>Not publishable:</strong> {escape(why)}</p>'
    return _frame(example, anchor, [warning, _code(example, Request(example.name))])


def _frame(example: Example, anchor: str, parts: list[str]) -> str:
    name = escape(example.path.name)
    encoded = base64.b64encode(example.source.encode()).decode()
    head = (
        f'<p class="mpg-head" data-search-exclude><a class="mpg-file" download="{name}" title="Download {name}" '
        f'href="data:text/plain;charset=utf-8;base64,{encoded}">{name}</a>'
        f'<a class="mpg-anchor" href="#{anchor}" title="Link to this example" aria-label="Link to example {name}">#</a></p>'
    )
    body = "\n".join([head, *parts])
    return f'<section class="mpg-card" id="{anchor}" data-example="{escape(example.name)}" aria-label="Example {name}">\n{body}\n</section>'


def _code(example: Example, request: Request) -> str:
    code = example.part(list(request.show)) if request.show else example.code
    lines = code.split("\n")  # not splitlines: the lexer counts line feeds only
    marked = []
    for text in request.highlight:
        found = [number for number, line in enumerate(lines, 1) if text in line]
        if not found:
            raise MpguideError(f"{at(example.path)}: no shown line holds {text!r}, which the fence wants highlighted")
        marked += found
    formatter = HtmlFormatter(nowrap=True, hl_lines=marked)
    html = highlight(code, get_lexer_by_name(_LEXERS[example.path.suffix], stripnl=False), formatter)
    return f'<div class="highlight mpg-code" data-search-exclude><pre data-example="{escape(example.name)}"><code>{html}</code></pre></div>'


def _how_to_run(example: Example) -> str:
    name = escape(example.path.name)
    if example.path.suffix != ".py":
        return f'<p class="mpg-run" data-search-exclude>Run it: <code>sh {name}</code></p>'
    plain = "" if example.header.dependencies else f"<code>python {name}</code> or "
    return f'<p class="mpg-run" data-search-exclude>Run it: {plain}<code>uv run {name}</code></p>'


def _badge(example: Example, record: Record, results: Sequence[CheckResult]) -> str:
    passed = Standing.of(example, results).passed
    if not passed:
        micros = compact_versions(set(record.pythons))
        return f'<p class="mpg-badge" data-search-exclude>Recorded on Python {micros}</p>'
    pythons = compact_versions({result.python for result in passed})
    methods = [method for method in START_METHODS if any(result.start_method == method for result in passed)]
    platforms = sorted({result.platform for result in passed})
    date = max(result.date for result in passed)
    facts = [
        f"Passed on Python {pythons}",
        ", ".join(methods) or "its own start method",
        ", ".join(map(_platform, platforms)),
        date,
    ]
    return f'<details class="mpg-badge" data-search-exclude><summary>{" · ".join(facts)}</summary>\n{_badge_table(passed)}\n</details>'


def _badge_table(passed: Sequence[CheckResult]) -> str:
    """Return a table of every passed check: a row per Python and platform."""
    rows: dict[tuple[str, str], list[CheckResult]] = {}
    methods = ("own", *START_METHODS)
    for result in sorted(passed, key=lambda r: (r.platform, version_key(r.version), methods.index(r.start_method))):
        rows.setdefault((result.version, result.platform), []).append(result)
    body = "".join(
        f"<tr><th scope=row>{escape(version)}</th><td>{_platform(platform)}</td>"
        f"<td>{', '.join(_method(r) for r in found)}</td><td>{max(r.date for r in found)}</td></tr>"
        for (version, platform), found in rows.items()
    )
    head = "<tr><th scope=col>Python</th><th scope=col>platform</th><th scope=col>start methods</th><th scope=col>checked</th></tr>"
    return f"<table class=mpg-checks><thead>{head}</thead><tbody>{body}</tbody></table>"


def _method(result: CheckResult) -> str:
    return "as written" if result.start_method == "own" else result.start_method


def _platform(name: str) -> str:
    return {"linux": "Linux", "macos": "macOS", "windows": "Windows"}.get(name, escape(name))
