"""The output on a card: every line marked with the process that wrote it, as HTML."""

from __future__ import annotations

from html import escape

from mpguide.checker import describe_exit
from mpguide.example import Example
from mpguide.header import START_METHODS
from mpguide.record import Record, Variant, compact_versions, version_key
from mpguide.transcript import MAIN, STREAMS, Expected

COLORS = 6
_TITLES = {"stdout": "Output", "stderr": "Standard error", "waits": "Where it waits"}
_LONG_OUTPUT = 30  # lines; a longer one scrolls inside its card and stays out of the search
_LABEL_AGAIN = 10  # lines of one process after which its label is shown once more
ORDER_LABELS = ("same on every run", "order varies", "values vary", "order and values vary")


def shown_variants(record: Record) -> list[Variant]:
    """Return the variants of a record in the order of the page: that of the newest Python first."""
    return sorted(
        record.variants, key=lambda variant: max(version_key(python) for python, _ in variant.runs), reverse=True
    )


def render_outputs(example: Example, record: Record) -> list[str]:
    """Return the output of the newest Python's variant, and behind folds that of the others."""
    variants = shown_variants(record)
    whole = _output(example, variants[0], 0, _for_whom(variants[0]) if len(variants) > 1 else "")
    others = [
        f'<details class="mpg-variant"><summary>Output {_for_whom(variant)}</summary>\n{_output(example, variant, number, "")}\n</details>'
        for number, variant in enumerate(variants[1:], 1)
    ]
    return [whole, *others]


def _for_whom(variant: Variant) -> str:
    methods = [m for m in ("own", *START_METHODS) if any(m == method for _, method in variant.runs)]
    return f"on Python {compact_versions({p for p, _ in variant.runs})}" + (
        "" if methods == ["own"] else f" with {', '.join(methods)}"
    )


def _output(example: Example, variant: Variant, number: int, for_whom: str) -> str:
    sentence = order_label(example, variant)
    varies = "" if sentence == ORDER_LABELS[0] else " mpg-varies"
    label = f'<span class="mpg-order{varies}">{sentence}</span>'
    colors = colors_of(variant)
    blocks = []
    for stream in STREAMS:
        expected = variant.expected(stream)
        if not expected.lines:
            continue
        title = _TITLES[stream]
        title += f" {escape(for_whom)}" if for_whom else ""
        blocks.append(
            f'<p class="mpg-out-head" data-search-exclude>{title} {label}</p>\n{_lines(example, stream, expected, title, colors, number)}'
        )
        label = ""
    if not blocks:
        blocks.append(f'<p class="mpg-out-head" data-search-exclude>It prints nothing. {label}</p>')
    if example.header.hangs:
        blocks.append('<p class="mpg-exit">It hangs, as it should: every process above waits.</p>')
    if example.header.exit:
        blocks.append(
            f'<p class="mpg-exit">Exit status: {escape(describe_exit(example.header.exit))}, as it should be.</p>'
        )
    return "\n".join(blocks)


def colors_of(variant: Variant) -> dict[str, int]:
    """Return the color of each process of a variant: 0 is the main process's, the others share the rest."""
    whos = {line.who for stream in STREAMS for line in variant.expected(stream).lines} - {MAIN}
    ordered = sorted(whos, key=lambda who: [int(part) if part.isdigit() else part for part in who.split()])
    return {MAIN: 0} | {who: number % (COLORS - 1) + 1 for number, who in enumerate(ordered)}


def _lines(example: Example, stream: str, expected: Expected, title: str, colors: dict[str, int], number: int) -> str:
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
        f'<div class="mpg-output{" mpg-long" if long else ""}" data-variant="{number}" style="--mpg-who: {width}ch" data-search-exclude>'
        f'<pre data-example="{name}" data-stream="{stream}" role="group" aria-label="{title} of {escape(example.path.name)}"'
        f"{' tabindex=0' if long else ''}><samp>{body}</samp></pre></div>"
    )


def order_label(example: Example, variant: Variant) -> str:
    """Say what of an output a reader will see differ: its order, its values, or nothing."""
    varying = (variant.order != "exact") + 2 * bool(example.header.mask)
    return ORDER_LABELS[varying]
