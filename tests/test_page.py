"""Cards on pages: what a reader sees of an example, and that it is exactly what file and record hold."""

from __future__ import annotations

import base64
import re
import sys
from collections.abc import Callable
from html import unescape
from typing import Any

import markdown
import pytest

from mpguide import CheckResult, Example, Library, Record
from mpguide.audit import audit_site
from mpguide.record import Variant, compact_versions
from mpguide.results import save_results
from mpguide.scope import defined_below
from mpguide.site import BuildStop, Site
from mpguide.transcript import Expected, Said

Maker = Callable[..., Example]
Convert = Callable[..., str]
EXTENSIONS = [
    "toc", "tables", "fenced_code", "admonition", "attr_list", "def_list", "footnotes", "md_in_html",
    "pymdownx.details", "pymdownx.tabbed", "mpguide",
]  # fmt: skip
FENCE = "```example\na/x.py\n```\n"


@pytest.fixture(autouse=True)
def _building(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["mkdocs", "build"])
    monkeypatch.delenv("MPGUIDE_RESULTS", raising=False)


@pytest.fixture
def convert(library: Library) -> Convert:
    """Return a function that makes the HTML of a page, and audits it as a page of a built site."""

    def to_html(text: str = FENCE, audited: bool = True, **options: object) -> str:
        (library.root / "docs/index.md").write_text(text, encoding="utf-8")
        given: dict[str, dict[str, Any]] = {
            "mpguide": {"root": str(library.root), **options},
            "pymdownx.tabbed": {"alternate_style": True},
        }
        html = markdown.Markdown(extensions=EXTENSIONS, extension_configs=given).convert(text)
        if audited:
            (library.root / "site").mkdir(exist_ok=True)
            (library.root / "site/index.html").write_text(html, encoding="utf-8")
            assert audit_site(library.root / "site", library).problems == ()
        return html

    return to_html


def save(example: Example, *variants: tuple[str, dict[str, Expected]]) -> None:
    """Write a record; each variant is a list of runs such as ``3.11 fork, 3.12 spawn`` and its streams."""
    pairs = [(tuple(tuple(run.split()) for run in runs.split(", ")), streams) for runs, streams in variants]
    Record(example.digest, tuple(Variant(runs, streams) for runs, streams in pairs)).save(example.record_path)  # type: ignore[arg-type]


def exact(*texts: str) -> Expected:
    return Expected("exact", tuple(Said("main", text) for text in texts))


def simple(example: Example, *texts: str) -> None:
    save(example, ("3.11 fork", {"stdout": exact(*texts)}))


def shown(html: str, stream: str = "") -> list[str]:
    """Return the texts of the blocks of a page: of its code, or of a stream, without labels."""
    blocks = re.findall(r"<pre ([^>]*)>(.*?)</pre>", html, re.DOTALL)
    inner = [
        body
        for attributes, body in blocks
        if (f'data-stream="{stream}"' in attributes if stream else "data-stream" not in attributes)
    ]
    without_labels = [re.sub(r'<span class="mpg-who[^>]*>[^<]*</span>', "", body) for body in inner]
    return [unescape(re.sub(r"<[^>]+>", "", body)) for body in without_labels]


# --- code --------------------------------------------------------------------------------------------


def test_code_is_shown_without_its_header_and_downloaded_with_it(make: Maker, convert: Convert) -> None:
    example = make("print('grüße')\n\n\nprint(2)\n", header="start-methods = ['fork']")
    simple(example, "grüße", "2")
    html = convert()
    assert shown(html) == ["print('grüße')\n\n\nprint(2)\n"]
    download = re.search(
        r'<a class="mpg-file" download="x\.py"[^>]* href="data:text/plain;charset=utf-8;base64,([^"]+)"', html
    )
    assert download
    assert base64.b64decode(download[1]) == example.path.read_bytes()
    assert b"start-methods" in base64.b64decode(download[1])


def test_signs_of_html_are_text_in_code_and_output(make: Maker, convert: Convert) -> None:
    evil = """<script>alert(1)</script> & "x" 'y' &amp; </samp></pre>"""
    simple(make(f"print({evil!r})\n"), evil)
    html = convert()
    assert shown(html) == [f"print({evil!r})\n"]
    assert shown(html, "stdout") == [evil]
    assert "<script" not in html
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;x&quot;" in html


def test_signs_of_markdown_stay_as_they_are(make: Maker, convert: Convert) -> None:
    texts = [
        "*a* _b_ `c` [d](e) ![f](g)",
        "# h",
        "    indented",
        "```",
        "~~~python",
        "{: .x }",
        "[^1]",
        "- i",
        "1 < 2 > 3",
        "\\*",
        "",
    ]
    code = "".join(f"# {text}\n" for text in texts) + "\n\n\n\n\tpass if 1 else '\u2028\x0c'\n"
    simple(make("if 1:\n" + code), *texts)
    html = convert("- item\n\n    " + FENCE.replace("\n", "\n    ").rstrip() + "\n", audited=True)
    assert shown(html) == ["if 1:\n" + code]
    assert shown(html, "stdout") == ["\n".join(texts)]


def test_chosen_functions_are_shown_in_the_order_asked_for(make: Maker, convert: Convert) -> None:
    source = """
        import functools


        @functools.cache
        def one():
            return 1


        class Two:
            def method(self):
                # a comment
                return 2

            async def other(self): ...


        def three(): return 3


        print(one())
    """
    simple(make(source), "1")
    html = convert("```example\na/x.py\nshow: three, one\nshow: Two.method\n```\n")
    assert shown(html) == [
        "def three(): return 3\n\n\n@functools.cache\ndef one():\n    return 1\n\n\n"
        "    def method(self):\n        # a comment\n        return 2\n"
    ]
    assert 'id="example-a-x-three-one-Two-' in html


def test_highlighted_lines_are_all_that_hold_the_text(make: Maker, convert: Convert) -> None:
    simple(make("\n\na = 1\nb = '\x0c'\na = 2\nprint(a)\n"), "2")
    html = convert("```example\na/x.py\nhighlight: a =\nhighlight: print(a)\n```\n")
    marked = re.findall(r'<span class="hll">(.*?)\n</span>', html, re.DOTALL)
    assert [re.sub(r"<[^>]+>", "", line) for line in marked] == ["a = 1", "a = 2", "print(a)"]


def test_output_can_be_hidden(make: Maker, convert: Convert) -> None:
    simple(make("print(1)\n"), "1")
    assert shown(convert("```example\na/x.py\noutput: hide\n```\n"), "stdout") == []
    assert shown(convert("```example\na/x\noutput: show\n```\n"), "stdout") == ["1"]


def test_how_to_run_is_told(make: Maker, convert: Convert) -> None:
    simple(make("print(1)\n"), "1")
    assert "Run it: <code>python x.py</code> or <code>uv run x.py</code>" in convert()


def test_an_example_with_dependencies_is_run_with_uv(make: Maker, convert: Convert) -> None:
    example = make("print(1)\n")
    example.path.write_text("# /// script\n# dependencies = ['attrs']\n# ///\nprint(1)\n")
    simple(Example.load(example.path, example.name), "1")
    assert "Run it: <code>uv run x.py</code>" in convert()


def test_a_shell_example(make: Maker, convert: Convert) -> None:
    example = make("# Say hello.\necho 'a & b'\n", name="a/x.sh")
    save(example, ("3.11 own", {"stdout": exact("a & b")}))
    html = convert("```example\na/x.sh\n```\n")
    assert "Run it: <code>sh x.sh</code>" in html
    assert shown(html) == ["# Say hello.\necho 'a & b'\n"]


def test_an_example_that_is_no_python_is_shown_too(make: Maker, convert: Convert) -> None:
    example = make("print('unclosed'\n", header="exit = 1")
    save(example, ("3.11 fork", {"stderr": exact("SyntaxError")}))
    assert shown(convert()) == ["print('unclosed'\n"]


# --- output ------------------------------------------------------------------------------------------


def test_every_line_names_its_process_in_the_recorded_order(make: Maker, convert: Convert) -> None:
    lines = (Said("main", "a"), Said("child 2", "b"), Said("child 10", "c"), Said("fork server", "d"), Said("main", ""))
    save(make("print()\n"), ("3.11 fork", {"stdout": Expected("by-process", lines)}))
    html = convert()
    assert re.findall(r'<span class="mpg-who">([^<]*)</span>', html) == [line.who for line in lines]
    assert shown(html, "stdout") == ["a\nb\nc\nd\n"]


def test_long_outputs_say_again_whose_they_are_and_stay_out_of_the_search(make: Maker, convert: Convert) -> None:
    lines = tuple(Said("main", str(number)) for number in range(100))
    save(make("print()\n"), ("3.11 fork", {"stdout": Expected("exact", lines)}))
    html = convert()
    assert shown(html, "stdout") == ["\n".join(map(str, range(100)))]
    assert "data-search-exclude" in html


@pytest.mark.parametrize(
    ("order", "header", "label"),
    [
        ("exact", "", "same on every run"),
        ("by-process", "", "order varies"),
        ("any", "", "order varies"),
        ("exact", "mask = ['x']", "values vary"),
        ("any", "mask = ['x']", "order and values vary"),
    ],
)
def test_order_labels_say_what_a_reader_will_see_differ(
    make: Maker, convert: Convert, order: str, header: str, label: str
) -> None:
    lines = (Said("main", "x"), Said("child 1", "y"))
    save(make("print()\n", header=header), ("3.11 fork", {"stdout": Expected(order, lines)}))
    html = convert()
    assert re.findall(r'<span class="mpg-order[^"]*">([^<]*)</span>', html) == [label]


def test_standard_error_and_exit_status_are_shown(make: Maker, convert: Convert) -> None:
    streams = {"stdout": exact("out"), "stderr": exact("Error: <x>")}
    save(make("print()\n", header="exit = 3"), ("3.11 fork", streams))
    html = convert()
    assert shown(html, "stdout") == ["out"]
    assert shown(html, "stderr") == ["Error: <x>"]
    assert html.index(">Output ") < html.index(">Standard error ")
    assert html.count("mpg-order") == 1
    assert "Exit status: 3, as it should be." in html


def test_death_by_signal_is_named(make: Maker, convert: Convert) -> None:
    save(make("print()\n", header="exit = 'SIGKILL'"), ("3.11 fork", {}))
    html = convert()
    assert "Exit status: -9 (SIGKILL), as it should be." in html
    assert "It prints nothing." in html


def test_variants_are_shown_newest_first_and_the_others_folded(make: Maker, convert: Convert) -> None:
    save(
        make("print()\n"),
        ("3.11 fork, 3.12 fork, 3.13 fork", {"stdout": exact("old")}),
        ("3.14 spawn, 3.14 forkserver, 3.15 forkserver, 3.15 spawn", {"stdout": exact("new")}),
        ("3.14t own", {"stderr": exact("free")}),
    )
    html = convert()
    assert shown(html, "stdout") == ["new", "old"]
    assert ">Output on Python 3.14\N{EN DASH}3.15 with spawn, forkserver " in html
    folded = re.findall(r'<details class="mpg-variant"><summary>([^<]*)</summary>', html)
    assert folded == ["Output on Python 3.14t", "Output on Python 3.11\N{EN DASH}3.13 with fork"]


# --- badge ---------------------------------------------------------------------------------------------


def result_of(example: Example, python: str, method: str, **more: object) -> CheckResult:
    fields: dict[str, Any] = {
        "example": example.name, "python": python, "start_method": method, "status": "passed", "seconds": 0.1,
        "cpu_seconds": 0.1, "order": "exact", "version": f"{python.rstrip('t')}.2", "platform": "linux",
        "date": "2026-11-20", "source": example.digest, "attributed": True,
    }  # fmt: skip
    return CheckResult(**(fields | more))


def test_without_results_the_badge_says_where_it_was_recorded(make: Maker, convert: Convert) -> None:
    example = make("print(1)\n")
    save(example, ("3.11 fork, 3.12 fork, 3.14 fork, 3.14t fork", {"stdout": exact("1")}))
    assert "Recorded on Python 3.11\N{EN DASH}3.12, 3.14, 3.14t</p>" in convert()


def test_with_results_the_badge_says_where_and_when_it_passed(make: Maker, convert: Convert, library: Library) -> None:
    example = make("print(1)\n")
    simple(example, "1")
    results = [
        result_of(example, "3.11", "fork"),
        result_of(example, "3.11", "spawn", date="2026-11-22"),
        result_of(example, "3.12", "spawn", platform="macos"),
        result_of(example, "3.12", "spawn", platform="windows"),
        result_of(example, "3.9", "spawn", source="0" * 64),
        result_of(make("x = 1", name="a/y.py"), "3.8", "spawn"),
    ]
    simple(library.get("a/y.py"))
    save_results(results, library.root / "mine.json")
    html = convert(FENCE + "\n```example\na/y\n```\n", results="mine.json")
    assert (
        "<summary>Passed on Python 3.11\N{EN DASH}3.12 · fork, spawn · Linux, macOS, Windows · 2026-11-22</summary>"
        in html
    )
    rows = re.findall(r"<tr><th scope=row>(.*?)</th><td>(.*?)</td><td>(.*?)</td><td>(.*?)</td></tr>", html)
    assert rows == [
        ("3.11.2", "Linux", "fork, spawn", "2026-11-22"),
        ("3.12.2", "macOS", "spawn", "2026-11-20"),
        ("3.12.2", "Windows", "spawn", "2026-11-20"),
        ("3.8.2", "Linux", "spawn", "2026-11-20"),
    ]


def test_an_example_that_chooses_its_own_method(make: Maker, convert: Convert, library: Library) -> None:
    example = make("print(1)\n", header="start-methods = 'own'")
    save(example, ("3.11 own", {"stdout": exact("1")}))
    save_results([result_of(example, "3.11", "own")], library.root / "results.json")
    html = convert()
    assert "Passed on Python 3.11 · its own start method · Linux · " in html
    assert "<td>as written</td>" in html


@pytest.mark.parametrize(
    ("pythons", "text"),
    [
        ({"3.11"}, "3.11"),
        ({"3.9", "3.10", "3.11"}, "3.9..3.11"),
        ({"3.11", "3.13"}, "3.11, 3.13"),
        ({"3.14", "3.14t", "3.13", "3.15t"}, "3.13..3.14, 3.14t..3.15t"),
        (set(), ""),
    ],
)
def test_versions_are_put_together(pythons: set[str], text: str) -> None:
    assert compact_versions(pythons) == text.replace("..", "\N{EN DASH}")


# --- where a card may stand ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("above", "indent", "element"),
    [
        ("- item\n\n", "    ", "li"),
        ("1. item\n\n    - inner\n\n", "        ", "li"),
        ('??? note "x"\n\n', "    ", "details"),
        ("!!! note\n\n", "    ", "div"),
        ('=== "Tab"\n\n', "    ", "div"),
        ("Term\n\n:   definition\n\n", "    ", "dd"),
        ('<div markdown="1">\n\n', "", "div"),
        ("- item\n", "    ", "li"),
        ("text\n", "", ""),
    ],
)
def test_a_card_stands_inside_what_it_is_written_in(
    make: Maker, convert: Convert, above: str, indent: str, element: str
) -> None:
    simple(make("if True:\n    print(1)\n"), "1")
    fence = "\n".join(indent + line for line in FENCE.rstrip().split("\n"))
    after = "\n\n</div>" if above.startswith("<div") else ""
    html = convert(f"{above}{fence}\n{indent}\n{indent}after it\n{after}\n")
    assert shown(html) == ["if True:\n    print(1)\n"]
    assert "<p>after it</p>" in html
    before, _, rest = html.partition('<section class="mpg-card"')
    if element:
        assert before.count(f"<{element}") > before.count(f"</{element}>")
        assert f"</{element}>" in rest
    assert "mpguide-card-" not in html


def test_two_cards_and_their_anchors(make: Maker, convert: Convert) -> None:
    simple(make("def f(): ...\n"))
    simple(make("print(1)\n", name="b/y_z.py"), "1")
    html = convert(FENCE + "\n```example\na/x.py\nshow: f\n```\n\n- c\n\n    ```example\n    b/y_z.py\n    ```\n")
    ids = re.findall(r'<section class="mpg-card" id="([^"]+)"', html)
    assert ids == ["example-a-x", "example-a-x-f", "example-b-y_z"]
    assert re.findall(r'href="#([^"]+)"', html) == ids


def test_one_converter_can_make_several_pages(make: Maker, library: Library) -> None:
    simple(make("print(1)\n"), "1")
    converter = markdown.Markdown(extensions=["mpguide"], extension_configs={"mpguide": {"root": str(library.root)}})
    (library.root / "docs/index.md").write_text(FENCE)
    pages = [converter.convert(FENCE) for _ in range(2)]
    assert pages[0] == pages[1]
    assert pages[0].count("<section") == 1


def test_a_page_found_from_the_working_folder(make: Maker, library: Library, monkeypatch: pytest.MonkeyPatch) -> None:
    simple(make("print(1)\n"), "1")
    (library.root / "docs/index.md").write_text(FENCE)
    monkeypatch.chdir(library.root)
    assert "mpg-card" in markdown.markdown(FENCE, extensions=["mpguide"])


# --- while serving -----------------------------------------------------------------------------------------


def test_serving_shows_what_nothing_backs_as_such(
    make: Maker, convert: Convert, monkeypatch: pytest.MonkeyPatch
) -> None:
    make("def f():\n    print('<b>')\n")
    with pytest.raises(BuildStop, match="is missing"):
        convert()
    monkeypatch.setattr(sys, "argv", ["mkdocs", "serve"])
    html = convert("```example\na/x.py\nshow: f\n```\n", audited=False)
    assert '<p class="mpg-stale" role="alert">' in html
    assert "a/x.record: is missing; make it with &#x27;mpguide record a/x.py&#x27;</p>" in html
    assert shown(html) == ["def f():\n    print('<b>')\n"]
    assert "mpg-badge" not in html
    assert "mpg-output" not in html
    assert "<code>ValueError: wrong</code>" in convert(f"{FENCE}\n`ValueError: wrong`\n", audited=False)


def test_pages_share_the_results_file_until_it_changes(library: Library) -> None:
    path = library.root / "results.json"
    save_results([], path)
    first = Site(str(library.root), "results.json")
    assert Site(str(library.root), "results.json").results is first.results
    path.write_text("[] ")
    assert Site(str(library.root), "results.json").results is not first.results


def test_names_are_those_of_the_examples_as_they_are_now(make: Maker, library: Library) -> None:
    for name in ("first", "other"):
        make(f"def {name}(): pass\n")
        assert name in defined_below(library.folder)
