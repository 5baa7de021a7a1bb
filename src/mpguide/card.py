"""The card: how a page shows an example, its output and what backs it, as HTML."""

from __future__ import annotations

import base64
import re
from collections.abc import Sequence
from html import escape

from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name

from mpguide.checker import CheckResult, describe_exit
from mpguide.errors import MpguideError, at
from mpguide.example import Example
from mpguide.guard import Request
from mpguide.header import START_METHODS
from mpguide.record import Record, Variant, version_key
from mpguide.results import Verdict
from mpguide.transcript import MAIN, STREAMS, Expected

_COLORS = 6
_LONG_OUTPUT = 30  # lines; a longer one scrolls inside its card and stays out of the search
_LABEL_AGAIN = 10  # lines of one process after which its label is shown once more
ORDER_LABELS = ("same on every run", "order varies", "values vary", "order and values vary")
_LEXERS = {".py": "python", ".sh": "sh"}


def render_card(example: Example, record: Record, results: Sequence[CheckResult], anchor: str, request: Request) -> str:
    """Return the card of an example.

    Raises:
        MpguideError: a name or text that the fence asks for is not in the example.
    """
    parts = [_code(example, request), _how_to_run(example)]
    if request.output:
        parts += _outputs(example, record)
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
        f'<p class="mpg-head"><a class="mpg-file" download="{name}" title="Download {name}" '
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
    return f'<div class="highlight mpg-code"><pre data-example="{escape(example.name)}"><code>{html}</code></pre></div>'


def _how_to_run(example: Example) -> str:
    name = escape(example.path.name)
    if example.path.suffix != ".py":
        return f'<p class="mpg-run">Run it: <code>sh {name}</code></p>'
    plain = "" if example.header.dependencies else f"<code>python {name}</code> or "
    return f'<p class="mpg-run">Run it: {plain}<code>uv run {name}</code></p>'


def _outputs(example: Example, record: Record) -> list[str]:
    """Return the output of the newest Python's variant, and behind folds that of the others."""
    variants = sorted(
        record.variants, key=lambda variant: max(version_key(python) for python, _ in variant.runs), reverse=True
    )
    whole = _output(example, variants[0], _for_whom(variants[0]) if len(variants) > 1 else "")
    others = [
        f'<details class="mpg-variant"><summary>Output {_for_whom(variant)}</summary>\n{_output(example, variant, "")}\n</details>'
        for variant in variants[1:]
    ]
    return [whole, *others]


def _for_whom(variant: Variant) -> str:
    methods = [m for m in ("own", *START_METHODS) if any(m == method for _, method in variant.runs)]
    return f"on Python {compact_versions({p for p, _ in variant.runs})}" + (
        "" if methods == ["own"] else f" with {', '.join(methods)}"
    )


def _output(example: Example, variant: Variant, for_whom: str) -> str:
    sentence = order_label(example, variant)
    varies = "" if sentence == ORDER_LABELS[0] else " mpg-varies"
    label = f'<span class="mpg-order{varies}">{sentence}</span>'
    colors = _colors(variant)
    blocks = []
    for stream in STREAMS:
        expected = variant.expected(stream)
        if not expected.lines:
            continue
        title = "Output" if stream == "stdout" else "Standard error"
        title += f" {escape(for_whom)}" if for_whom else ""
        blocks.append(
            f'<p class="mpg-out-head">{title} {label}</p>\n{_lines(example, stream, expected, title, colors)}'
        )
        label = ""
    if not blocks:
        blocks.append(f'<p class="mpg-out-head">It prints nothing. {label}</p>')
    if example.header.exit:
        blocks.append(
            f'<p class="mpg-exit">Exit status: {escape(describe_exit(example.header.exit))}, as it should be.</p>'
        )
    return "\n".join(blocks)


def _colors(variant: Variant) -> dict[str, int]:
    """Return the color of each process of a variant: 0 is the main process's, the others share the rest."""
    whos = {line.who for stream in STREAMS for line in variant.expected(stream).lines} - {MAIN}
    ordered = sorted(whos, key=lambda who: [int(part) if part.isdigit() else part for part in who.split()])
    return {MAIN: 0} | {who: number % (_COLORS - 1) + 1 for number, who in enumerate(ordered)}


def _lines(example: Example, stream: str, expected: Expected, title: str, colors: dict[str, int]) -> str:
    """Return one block of output; every line names its process, in words and by color.

    In a run of lines of one process only some show the name; the others keep it for screen readers.
    """
    long = len(expected.lines) > _LONG_OUTPUT
    rows, before, length = [], "", 0
    for line in expected.lines:
        length = length + 1 if line.who == before else 0
        before = line.who
        again = " mpg-again" if length % _LABEL_AGAIN or (length and not long) else ""
        rows.append(
            f'<span class="mpg-line mpg-p{colors[line.who]}{again}"><span class="mpg-who">{line.who}</span>'
            f'<span class="mpg-who mpg-colon">: </span><span class="mpg-text">{escape(line.text)}</span>'
        )
    # The line break stands inside the line, so that copying gives one per line and no empty ones.
    body = "\n</span>".join(rows) + "</span>"
    width = max(len(line.who) for line in expected.lines)
    name = escape(example.name)
    # Not <code>: the copy button is for code.
    return (
        f'<div class="mpg-output{" mpg-long" if long else ""}" style="--mpg-who: {width}ch"{" data-search-exclude" if long else ""}>'
        f'<pre data-example="{name}" data-stream="{stream}" role="group" aria-label="{title} of {escape(example.path.name)}"'
        f"{' tabindex=0' if long else ''}><samp>{body}</samp></pre></div>"
    )


def order_label(example: Example, variant: Variant) -> str:
    """Say what of an output a reader will see differ: its order, its values, or nothing."""
    varying = (variant.order != "exact") + 2 * bool(example.header.mask)
    return ORDER_LABELS[varying]


def _badge(example: Example, record: Record, results: Sequence[CheckResult]) -> str:
    passed = Verdict.of(example, results).passed
    if not passed:
        micros = compact_versions(set(record.pythons))
        return f'<p class="mpg-badge">Recorded on Python {micros}</p>'
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
    return f'<details class="mpg-badge"><summary>{" · ".join(facts)}</summary>\n{_badge_table(passed)}\n</details>'


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


def compact_versions(pythons: set[str]) -> str:
    """Return versions for people: ``3.11-3.13, 3.15``, with a real dash."""
    runs: list[list[str]] = []
    for python in sorted(pythons, key=lambda p: (p.endswith("t"), version_key(p))):
        last = runs[-1][-1] if runs else ""
        if last and _minor(python) == _minor(last) + 1 and python.endswith("t") == last.endswith("t"):
            runs[-1].append(python)
        else:
            runs.append([python])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}\N{EN DASH}{run[-1]}" for run in runs)


def _minor(python: str) -> int:
    found = re.search(r"\.(\d+)", python)
    return int(found[1]) if found else 0
