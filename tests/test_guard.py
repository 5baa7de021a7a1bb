"""The guard: one thing at a time is planted into a small real site, and the build must stop at its line.

Nearly all plants go through the Markdown extension in this process, with the extensions of the real
``mkdocs.yml``; a handful go through ``mkdocs build --strict``.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import markdown
import pytest
import yaml
from mkdocs.utils.meta import get_data

from mpguide import CheckResult, Interpreter, Library, MpguideError, Record
from mpguide.audit import audit_site
from mpguide.guard import Fence, read_fence, scan
from mpguide.recorder import record
from mpguide.results import save_results
from mpguide.site import BuildStop
from tests.conftest import need

REPOSITORY = Path(__file__).resolve().parents[1]

HELLO = '''\
# /// script
# [tool.mpguide]
# start-methods = ["fork"]
# ///
"""Two processes."""

from multiprocessing import Process


def work() -> None:
    print("working")


def main() -> None:
    print("begin")
    process = Process(target=work)
    process.start()
    process.join()
    print("end")


if __name__ == "__main__":
    main()
'''
PLAIN = '# /// script\n# [tool.mpguide]\n# start-methods = ["fork"]\n# ///\nprint("plain")\n'
INDEX = """\
---
title: Start
---

# Start

Some `inline code` and *words*.

```example
a/hello.py
```

- A list

    ```example
    a/plain.py
    ```

The plant stands below.

"""
API = "# API\n\n::: tiny\n    options:\n      show_source: true\n"
TINY = (
    '"""A tiny package."""\n\n\ndef add(one: int, two: int) -> int:\n    """Add two numbers."""\n    return one + two\n'
)


class _Loader(yaml.SafeLoader):
    """Reads mkdocs.yml without knowing its tags."""


_Loader.add_multi_constructor("!", lambda *_: "")


@functools.cache
def real_configuration() -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.load((REPOSITORY / "mkdocs.yml").read_text(), _Loader)
    return loaded


class Site:
    """A small guide with two recorded examples, to plant things into."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.index = root / "docs" / "index.md"
        self.library = Library(root)

    @property
    def base(self) -> int:
        """How many lines stand above a plant."""
        return INDEX.count("\n")

    def plant(self, text: str) -> None:
        """Put a text below everything else of the page."""
        self.index.write_text(INDEX + text, encoding="utf-8")

    def convert(self, page: str = "index.md") -> str:
        """Make the HTML of a page as MkDocs does, in this process."""
        listed = real_configuration()["markdown_extensions"]
        names = ["toc", "tables", "fenced_code", *(next(iter(e)) if isinstance(e, dict) else e for e in listed)]
        options = {name: value for entry in listed if isinstance(entry, dict) for name, value in entry.items()}
        options["mpguide"] = {"root": str(self.root)}
        source = (self.root / "docs" / page).read_text(encoding="utf-8-sig", errors="strict")
        body, _ = get_data(source)
        return markdown.Markdown(extensions=list(dict.fromkeys(names)), extension_configs=options).convert(body)

    def refusal(self, page: str = "index.md") -> str:
        """Convert a page that must be refused; return the message."""
        with pytest.raises(BuildStop) as caught:
            self.convert(page)
        return str(caught.value)

    def lines_refused(self, page: str = "index.md") -> dict[int, str]:
        """Convert a page that must be refused; return what is said of its lines."""
        found = [re.fullmatch(rf"docs/{re.escape(page)}:(\d+): (.+)", line) for line in self.refusal(page).splitlines()]
        assert all(found)
        refused: dict[int, str] = {}
        for match in filter(None, found):
            refused.setdefault(int(match[1]), match[2])
        return refused

    def build(self, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Build with the real builder, in a process of its own."""
        return subprocess.run(
            [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", *arguments],
            capture_output=True, text=True, check=False, cwd=self.root,
            env=os.environ | {"NO_MKDOCS_2_WARNING": "1"} | environment,
        )  # fmt: skip

    def assert_build_stops(self, address: str, message: str, **environment: str) -> None:
        done = self.build(**environment)
        assert done.returncode != 0
        assert f"{address}: " in done.stderr
        assert message in done.stderr
        assert "Traceback" not in done.stdout + done.stderr


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory, python: Interpreter) -> Path:
    """A site whose examples were recorded by the recorder, once per session."""
    root = tmp_path_factory.mktemp("site")
    for name, text in {
        "docs/index.md": INDEX,
        "docs/api.md": API,
        "examples/a/hello.py": HELLO,
        "examples/a/plain.py": PLAIN,
        "src/tiny/__init__.py": TINY,
    }.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    configuration = real_configuration()
    kept = ("theme", "markdown_extensions", "plugins", "extra", "validation")
    (root / "mkdocs.yml").write_text(yaml.safe_dump({"site_name": "test"} | {key: configuration[key] for key in kept}))
    library = Library(root)
    for example in library.examples():
        record(example, [python], workers=2).save(example.record_path)
    return root


@pytest.fixture
def site(template: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Site:
    """A copy of the small site; builders run in its folder."""
    root = tmp_path / "site"
    shutil.copytree(template, root)
    monkeypatch.chdir(root)
    monkeypatch.delenv("MPGUIDE_RESULTS", raising=False)
    monkeypatch.setattr(sys, "argv", ["mkdocs", "build"])
    return Site(root)


# --- what passes -------------------------------------------------------------------------------------

GOOD = """\
A `code span`, a span with ticks `` ``` ``, one with tags `<pre>` and `<div class="highlight">`, one in
two lines: `mpguide
check`.

| left | right |
|:-----|------:|
| `a`  | 1     |

!!! note

    Text, {: .some-class } and a [link](https://example.org "title").

=== "Tab"

    Tab text, 3 < 4 and 5 > 4, a<b, `x`{: .some-class }

??? info "Details"

    - list

        - nested list

            third level

Term
:   Definition[^1].

[^1]: Footnote.

> Quote
>
> - list in a quote

<div class="grid" markdown="1">

Text in a *div*.

</div>

<!-- a comment -->
<kbd>Ctrl</kbd> <details><summary>raw</summary>text</details>

<svg width="10" height="10"><text x="1" y="9">ok</text></svg>

A hard line break before code, END
`x`, is no block.
""".replace("END", " ")


def test_a_page_with_everything_that_is_allowed_is_built(site: Site) -> None:
    site.plant(GOOD)
    html = site.convert()
    assert html.count('class="mpg-card"') == 2
    assert "<code>code span</code>" in html


def test_the_site_without_a_plant_builds_and_passes_the_audit(site: Site) -> None:
    site.plant(GOOD)
    done = site.build()
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    report = audit_site(site.root / "site", site.library)
    assert report.problems == ()
    assert report.cards == 2
    assert "mkdocstrings-source" in (site.root / "site" / "api" / "index.html").read_text()


# --- code blocks, in every container -----------------------------------------------------------------

PLANTS = {
    "backtick fence": ("```python\nprint(1)\n```", "a ```python block"),
    "fence without language": ("```\nprint(1)\n```", "a ``` block"),
    "fence with a title": ('``` py title="x.py"\nprint(1)\n```', "block"),
    "fence with braces": ("``` { .python }\nprint(1)\n```", "block"),
    "tilde fence": ("~~~python\nprint(1)\n~~~", "a ~~~python block"),
    "tilde fence without language": ("~~~\nprint(1)\n~~~", "a ~~~ block"),
    "five backticks": ("`````console\n$ ls\n`````", "a `````console block"),
    "four tildes": ("~~~~ text\nx\n~~~~", "a ~~~~text block"),
    "example fence of tildes": ("~~~example\na/hello.py\n~~~", "a ~~~example block"),
    "example fence of four": ("````example\na/hello.py\n````", "a ````example block"),
    "unclosed fence": ("```python\nprint(1)", "a ```python block"),
    "pre": ("<pre>print(1)</pre>", "raw <pre>"),
    "upper-case pre": ("<PRE>print(1)</PRE>", "raw <PRE>"),
    "pre with attributes": ('<pre data-example="a/hello.py">print(1)</pre>', "raw <pre>"),
    "pre in a line": ("some <pre>print(1)</pre> text", "raw <pre>"),
    "code": ("text <code>print(1)</code>", "raw <code>"),
    "samp": ("<samp>print(1)</samp>", "raw <samp>"),
    "textarea": ("<textarea>print(1)</textarea>", "raw <textarea>"),
    "iframe": ('<iframe src="x.html"></iframe>', "raw <iframe>"),
    "script": ("<script>document.write(1)</script>", "raw <script>"),
    "snippet": ('--8<-- "x.py"', "snippet '--8<--'"),
    "snippet block": ("--8<--\nx.py\n--8<--", "snippet '--8<--'"),
    "escaped snippet": (';--8<-- "x.py"', "snippet ';--8<--'"),
    "macro": ('{% include "x.py" %}', "include '{%'"),
    "include": ("{!x.py!}", "include '{!'"),
    "style": ('<div style="white-space: pre">print(1)</div>', "style 'white-space: pre'"),
    "upper-case style": ("<SPAN STYLE='font: 1em Courier'>print(1)</SPAN>", "style 'font: 1em Courier'"),
    "class": ('<div class="highlight">print(1)</div>', "class 'highlight'"),
    "class among others": ("<p class='a codehilite b'>print(1)</p>", "class 'codehilite'"),
    "class without quotes": ("<div class=mpg-card>print(1)</div>", "class 'mpg-card'"),
    "data-example": ('<div data-example="a/hello.py">print(1)</div>', "data-example 'a/hello.py'"),
    "font": ('<font face="Courier">print(1)</font>', "raw <font>"),
    "block syntax": ("/// html | pre\nprint(1)\n///", "block '/// html'"),
    "attribute list": ("`print(1)`{: .highlight }", "attribute '.highlight'"),
    "attribute list with style": ('`print(1)`{ style="white-space: pre" }', "attribute 'style='"),
    "attribute list with class": ("`print(1)`{ class='x mpg-code' }", "attribute "),
}
CONTAINERS = {
    "page": ("", ""),
    "list": ("- item\n\n", "    "),
    "nested list": ("1. item\n\n    - inner\n\n", "        "),
    "admonition": ("!!! note\n\n", "    "),
    "details": ('??? note "x"\n\n', "    "),
    "open details in a list": ('- item\n\n    ???+ note "x"\n\n', "        "),
    "tab": ('=== "Tab"\n\n', "    "),
    "quote": ("> quote\n>\n", "> "),
    "list in a quote": ("> - quote\n>\n", ">     "),
    "footnote": ("Text[^1].\n\n[^1]:\n    note\n\n", "    "),
    "definition": ("Term\n\n:   definition\n\n", "    "),
    "markdown in HTML": ('<div markdown="1">\n\n', ""),
}


@pytest.mark.parametrize("plant", PLANTS)
def test_a_planted_block_stops_the_build_at_its_line_in_every_container(site: Site, plant: str) -> None:
    text, message = PLANTS[plant]
    for container, (above, prefix) in CONTAINERS.items():
        below = "\n\n</div>\n" if container == "markdown in HTML" and plant != "unclosed fence" else "\n"
        site.plant(above + "\n".join(prefix + line for line in text.split("\n")) + below)
        refused = site.lines_refused()
        first = site.base + above.count("\n") + 1
        assert min(refused) == first, (container, refused)
        assert message in refused[first], (container, refused)
        assert max(refused) < first + text.count("\n") + 1, (container, refused)


@pytest.mark.parametrize("container", CONTAINERS)
def test_indented_code_stops_the_build_at_its_line(site: Site, container: str) -> None:
    above, prefix = CONTAINERS[container]
    site.plant(
        f"Before it: print(1)\n\n{above}{prefix}para\n{prefix.rstrip()}\n{prefix}    print(1)\n{prefix}    print(2)\n"
    )
    line = site.base + above.count("\n") + 5
    assert site.lines_refused() == {line: "indented code; the only code block allowed is the example fence"}


@pytest.mark.parametrize(
    ("above", "line"),
    [("", "\tprint(1)"), ("", "   \tprint(1)"), ("- item\n\n", "\t\tprint(1)"), ("- item\n\n", "    \tprint(1)")],
)
def test_tabs_indent_code_too(site: Site, above: str, line: str) -> None:
    site.plant(f"para\n\n{above}{line}\n")
    assert list(site.lines_refused()) == [site.base + above.count("\n") + 3]


# --- places where a line holds more than the plant ------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        ("| a | b |\n|---|---|\n| 1 | <pre>print(1)</pre> |", 3, "raw <pre>"),
        ("| a | b |\n|---|---|\n| 1 | <code>print(1)</code> |", 3, "raw <code>"),
        ("| a | b |\n|---|---|\n| ```python | print(1) |", 3, "a fence inside a line"),
        ("| a |\n|---|\n| ~~~ |", 3, "a fence inside a line"),
        ("# Heading ```python\nprint(1)\n```", 1, "a fence inside a line"),
        ("Heading\n=======\n~~~\nx\n~~~", 3, "a ~~~ block"),
        ("- ```python\n  print(1)\n  ```", 1, "a ```python block"),
        ("1. ~~~\n   x\n   ~~~", 1, "a ~~~ block"),
        ("- - ```\n    x\n    ```", 1, "a ``` block"),
        ("> ```python\n> print(1)\n> ```", 1, "a ```python block"),
        ("[^1]: ```python\n    print(1)\n    ```", 1, "a ```python block"),
        ("Term\n:   ```python\n    print(1)\n    ```", 2, "a ```python block"),
        ("- ```example\n  a/hello.py\n  ```", 1, "must stand on lines of its own"),
        ("> ```example\n> a/hello.py\n> ```", 1, "must stand on lines of its own"),
        ("<div>```python\nprint(1)\n```</div>", 1, "a fence inside a line"),
        ("text ```python\nprint(1)\n```", 1, "a fence inside a line"),
        ("```python print(1)", 1, "a ```python print(1) block"),
        ("```example\na/hello.py", 1, "the example fence is not closed"),
        ("`````example\na/hello.py\n```", 1, "a `````example block"),
        ("```example python\na/hello.py\n```", 1, "a ```example python block"),
        ("```Example\na/hello.py\n```", 1, "a ```Example block"),
        ("```{.python title=\"`\"}\nprint(1)\n```", 1, "a fence inside a line"),
        ("```{ ``` }\nprint(1)\n```", 3, "a ``` block"),
        ("<div\n  class='highlight'\n>print(1)</div>", 1, "class 'highlight'"),
        ("<div\nstyle =\n'white-space:pre'>print(1)</div>", 1, "can make text look like a tested block"),
        ("<pre\nclass='x'>print(1)</pre>", 1, "raw <pre>"),
        ("<p title='>' style='font-family: monospace'>print(1)</p>", 1, "style 'font-family: monospace'"),
        ("<div class='high&#108;ight'>print(1)</div>", 1, "class 'highlight'"),
        ("<div style='white&#45;space: pre'>print(1)</div>", 1, "style 'white-space: pre'"),
        ("<div style='white\\2dspace: pre'>print(1)</div>", 1, "can make text look like"),
        ("<DIV CLASS='Highlight highlight'>print(1)</DIV>", 1, "class 'highlight'"),
        ("<svg><foreignObject>print(1)</foreignObject></svg>", 1, "raw <foreignObject>"),
        ("<svg><text font-family='monospace' xml:space='preserve'>print(1)</text></svg>", 1, "font-family 'monospace'"),
        ("<img src='data:image/svg+xml;utf8,print(1)'>", 1, "src 'data:image/svg+xml;u'"),
        ("<tt>print(1)</tt>", 1, "raw <tt>"),
        ("<link rel='stylesheet' href='x.css'>", 1, "raw <link>"),
        ("<style>p { white-space: pre }</style>", 1, "raw <style>"),
        ("<!-- <pre>x</pre> -->", 1, "raw <pre>"),
        ("<!--\n```python\nprint(1)\n```\n-->", 2, "a ```python block"),
        ("<!--> <div style='white-space: pre'>print(1)</div> -->", 1, "style 'white-space: pre'"),
        ("<!-- x --!> <p class='highlight'>print(1)</p> -->", 1, "class 'highlight'"),
        ("<![CDATA[ > <p class='highlight'>print(1)</p> ]]>", 1, "class 'highlight'"),
        ("a <b c='\n\n<p class='highlight'>print(1)</p>", 3, "class 'highlight'"),
        ("x <a title='\n' style='white-space: pre'>print(1)</a>", 1, "style 'white-space: pre'"),
        ("<div>\n`<div class='doc-signature'>`\n</div>", 2, "class 'doc-signature' is the API reference's"),
        ("<p class='d&#111;c-signature'>x</p>", 1, "class 'doc-signature' is the API reference's"),
        ("text\n{: .mkdocstrings-source }", 2, "class 'mkdocstrings-source' is the API reference's"),
        ("# Heading {: .highlight }", 1, "attribute '.highlight'"),
        ("text\n{: .a .mpg-card #x }", 2, "attribute '.mpg-card'"),
        ("::: json.decoder", 1, "::: json.decoder is no package of this repository"),
        ("::: json.decoder\n    options:\n      show_source: true", 1, "::: json.decoder is no package"),
        ("## ::: os", 1, "::: os is no package of this repository"),
        ("- item\n\n    ::: os", 3, "::: os is no package of this repository"),
        ("> ::: os", 1, "::: os is no package of this repository"),
    ],
)  # fmt: skip
def test_ways_around_are_closed(site: Site, text: str, offset: int, message: str) -> None:
    site.plant(text + "\n")
    refused = site.lines_refused()
    assert site.base + offset in refused, refused
    assert message in refused[site.base + offset]
    assert all(site.base < line <= site.base + text.count("\n") + 1 for line in refused)


@pytest.mark.parametrize(
    ("text", "offset", "message"),
    [
        # Raw HTML knows no code spans, so a browser shows what the scan takes for one.
        ("<div>\n`<pre>print(1)</pre>`\n</div>", 2, "<pre> beginning 'print(1)' names no example"),
        ("<div>\n`<pre data-example='a/hello.py'>print(1)</pre>`\n</div>", 2, "<pre> beginning 'print(1)'"),
        ("<div>\n`<textarea>print(1)</textarea>`\n</div>", 2, "<textarea> beginning 'print(1)'"),
        ("<div>\n`<p style='white-space: pre'>print(1)</p>`\n</div>", 2, "style 'white-space: pre'"),
        ("<div>\n`<p class='highlight'>print(1)</p>`\n</div>", 2, "class 'highlight'"),
        ("<div>\n`<samp>print(1)</samp>`\n</div>", 2, "raw <samp>"),
        ("<div>\n`<p data-stream='stdout'>print(1)</p>`\n</div>", 2, "data-stream 'stdout'"),
        ("[open](data:text/html,print(1))", 1, "href 'data:text/html,print"),
        ("[open][x]\n\n[x]: data:text/html,print(1)", 3, "href 'data:text/html,print"),
        ("![code](data:image/svg+xml,print)", 1, "src 'data:image/svg+xml,p"),
        ("[open](javascript:print)", 1, "href 'javascript:print'"),
        ("`import os`  \n`print(1)`", 1, "code spans one below the other"),
        ("`import os`<br>`print(1)`", 1, "code spans one below the other"),
        ("| a |\n|---|\n| `import os`<br/>`print(1)` |", 3, "code spans one below the other"),
        ("<kbd>import os</kbd><br><kbd>print(1)</kbd>", 1, "code spans one below the other"),
        ("!!! highlight\n\n    print(1)", 1, "class 'highlight'"),
        ("??? mpg-card\n\n    print(1)", 1, "class 'mpg-card'"),
    ],
)  # fmt: skip
def test_what_only_the_finished_page_shows_is_found_too(site: Site, text: str, offset: int, message: str) -> None:
    site.plant(text + "\n")
    refused = site.lines_refused()
    assert site.base + offset in refused, refused
    assert message in refused[site.base + offset]


@pytest.mark.parametrize("text", ["<![x[\n\ntext", "<![foo", "a <![ b"])
def test_markup_that_no_parser_reads_makes_no_traceback(site: Site, text: str) -> None:
    site.plant(text + "\n\n<div>\n`<pre>print(1)</pre>`\n</div>\n")
    with contextlib.suppress(BuildStop):
        assert "<pre>print" not in site.convert()


@pytest.mark.parametrize(
    "text",
    ["text\r```python\rprint(1)\r```", "`\x02``python\nprint(1)\n``\x03`", "~\x03~~\nprint(1)\n~~~"],
    ids=["lone carriage returns", "STX in ticks", "ETX in tildes"],
)
def test_signs_that_markdown_drops_hide_no_fence(site: Site, text: str) -> None:
    with pytest.raises(BuildStop, match=r"a (```python|~~~) block|fence inside"):
        markdown.markdown(
            text, extensions=["fenced_code", "mpguide"], extension_configs={"mpguide": {"root": str(site.root)}}
        )


def test_everything_wrong_with_a_page_is_said_at_once_in_order(site: Site) -> None:
    site.plant("<pre>x</pre>\n\n~~~\ny\n~~~\n\n```example\nb/absent.py\n```\n\n<p\nclass=highlight>\n")
    assert list(site.lines_refused()) == [site.base + offset for offset in (1, 3, 7, 11)]


# --- right page, right line ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("front", "lines_above"),
    [
        ("", 0),
        ("\n\n", 2),
        ("---\ntitle: x\n---\n", 3),
        ("---\ntitle: x\n---\n\n\n", 5),
        ("---\ntitle: x\n...\n", 3),
        ("title: x\nauthor: y\n\n", 3),
        ("--- \ntitle: x\n--- \n", 3),
        ("\ufeff---\ntitle: x\n---\n", 3),
    ],
    ids=["none", "blank lines", "YAML", "YAML and blank lines", "YAML with dots", "MultiMarkdown", "spaces", "BOM"],
)
@pytest.mark.parametrize("ends", ["\n", "\r\n"], ids=["LF", "CRLF"])
def test_front_matter_and_line_ends_do_not_shift_lines(site: Site, front: str, lines_above: int, ends: str) -> None:
    page = site.root / "docs" / "more.md"
    page.write_bytes(f"{front}# More\n\n~~~\nx\n~~~\n\n    indented\n".replace("\n", ends).encode())
    assert list(site.lines_refused("more.md")) == [lines_above + 3]
    page.write_bytes(f"{front}# More\n\n    indented\n\n<div>\n`<pre>`\n</div>\n".replace("\n", ends).encode())
    assert list(site.lines_refused("more.md")) == [lines_above + 3]
    page.write_bytes(f"{front}# More\n\npara\n\n<div>\n`<pre>`\n</div>\n".replace("\n", ends).encode())
    assert list(site.lines_refused("more.md")) == [lines_above + 6]


@pytest.mark.parametrize("name", ["deep/er/page.md", "page.markdown", "page.mkd"])
def test_every_page_of_the_docs_folder_is_known(site: Site, name: str) -> None:
    page = site.root / "docs" / name
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text("# Other\n\n~~~\nx\n~~~\n")
    assert list(site.lines_refused(name)) == [3]


def test_a_text_that_is_no_page_is_called_generated(site: Site) -> None:
    with pytest.raises(BuildStop, match=r"^a docstring or generated text:2: a ~~~ block"):
        markdown.markdown(
            "text\n~~~\nx\n~~~", extensions=["mpguide"], extension_configs={"mpguide": {"root": str(site.root)}}
        )


def test_the_end_of_a_page_is_not_taken_for_the_page(site: Site) -> None:
    text = "~~~\nx\n~~~"
    (site.root / "docs" / "long.md").write_text(f"# Long\n\nmuch text\n\n{text}\n")
    with pytest.raises(BuildStop, match=r"^a docstring or generated text:1: "):
        markdown.markdown(text, extensions=["mpguide"], extension_configs={"mpguide": {"root": str(site.root)}})


# --- examples that nothing backs ---------------------------------------------------------------------------


def fence_line(path: str) -> int:
    """Return the line of the fence that shows an example."""
    return INDEX[: INDEX.index(path)].count("\n")


def only_refusal(site: Site, line: int) -> str:
    refused = site.lines_refused()
    assert list(refused) == [line]
    return refused[line]


def test_a_missing_example(site: Site) -> None:
    (site.library.folder / "a/hello.py").unlink()
    why = only_refusal(site, fence_line("a/hello.py"))
    assert why.startswith("a/hello.py: no such example below ")


def test_an_unrecorded_example(site: Site) -> None:
    (site.library.folder / "a/hello.record").unlink()
    why = only_refusal(site, fence_line("a/hello.py"))
    assert why == "examples/a/hello.record: is missing; make it with 'mpguide record a/hello.py'"


def test_an_example_changed_by_one_byte(site: Site) -> None:
    path = site.library.folder / "a/plain.py"
    path.write_text(path.read_text() + "\n")
    why = only_refusal(site, fence_line("a/plain.py"))
    assert why.startswith("examples/a/plain.py: changed since it was recorded; ")


@pytest.mark.parametrize(("old", "new"), [("plain", "plane"), ("main |", "main  |"), ("exact", "any"), ("3.", "4.")])
def test_a_record_edited_by_hand(site: Site, old: str, new: str) -> None:
    path = site.library.folder / "a/plain.record"
    path.write_text(path.read_text().replace(old, new, 1))
    why = only_refusal(site, fence_line("a/plain.py"))
    assert why.startswith("examples/a/plain.record:3: was edited by hand")


def test_a_source_line_edited_by_hand(site: Site) -> None:
    example = site.library.get("a/plain.py")
    example.path.write_text(example.source.replace("plain", "plane"))
    changed = site.library.get("a/plain.py")
    example.record_path.write_text(example.record_path.read_text().replace(example.digest, changed.digest))
    assert "was edited by hand" in only_refusal(site, fence_line("a/plain.py"))


def test_an_example_with_a_broken_header(site: Site) -> None:
    path = site.library.folder / "a/plain.py"
    path.write_text(path.read_text().replace("start-methods", "start-method"))
    why = only_refusal(site, fence_line("a/plain.py"))
    assert why.startswith("examples/a/plain.py:3: start-method: unknown key")


def test_an_example_that_no_page_shows(site: Site) -> None:
    (site.library.folder / "b").mkdir()
    shutil.copy(site.library.folder / "a/plain.py", site.library.folder / "b/spare.py")
    assert site.refusal() == "examples/b/spare.py:1: no page uses this example; show it or remove it"


@pytest.mark.parametrize(
    "around",
    ["<!--\n\n{}\n\n-->", "<div title='\n\n{}\n\n'>x</div>", "<!--\n{}\n-->"],
)
def test_an_example_that_no_reader_sees(site: Site, around: str) -> None:
    site.index.write_text(INDEX.replace("a/plain.py", "a/hello.py\n    show: work"))
    fence = "```example\na/plain.py\n```"
    site.index.write_text(
        INDEX.replace("    ```example\n    a/plain.py\n    ```\n", "") + around.replace("{}", fence) + "\n"
    )
    refused = site.lines_refused()
    text = site.index.read_text()
    line = text[: text.index("a/plain.py")].count("\n")
    assert refused == {line: "the example would not be seen here: it stands in a comment or inside a tag"}


def test_two_cards_with_one_anchor(site: Site) -> None:
    site.plant("```example\na/hello\n```\n")
    why = only_refusal(site, site.base + 1)
    assert (
        why
        == f"two cards with the anchor #example-a-hello; the other one is at docs/index.md:{fence_line('a/hello.py')}"
    )


@pytest.mark.parametrize(
    ("path", "message"),
    [
        ("../src/tiny/__init__.py", "leaves "),
        ("a/../../src/tiny/__init__.py", "leaves "),
        ("/etc/passwd.py", "leaves "),
        ("link.py", "leaves "),
        ("a/linked/passwd.py", "leaves "),
        ("a/../a/hello.py", "write it as a/hello.py"),
        ("./a/hello", "write it as a/hello.py"),
        ("a", "no such example"),
        (".", "leaves "),
    ],
)
def test_a_path_that_leaves_the_examples(site: Site, path: str, message: str, tmp_path: Path) -> None:
    (tmp_path / "passwd.py").write_text("print(1)\n")
    (site.library.folder / "a/linked").symlink_to(tmp_path)
    if path == "link.py":
        (site.library.folder / "link.py").symlink_to(tmp_path / "passwd.py")
    site.plant(f"```example\n{path}\n```\n")
    assert message in site.lines_refused()[site.base + 1]


@pytest.mark.parametrize(
    ("body", "message"),
    [
        ("", "an empty example fence; its first line is a path below examples/"),
        ("a/hello.py\nlines: 1-3", "unknown option 'lines'; known are show, highlight, output"),
        ("a/hello.py\nnonsense", "'nonsense' is not an option; write 'key: value'"),
        ("a/hello.py\nshow:", "'show:' is not an option; write 'key: value'"),
        ("a/hello.py\noutput: none", "output: 'none' is not one of show, hide"),
        ("a/hello.py\nshow: absent", "examples/a/hello.py: has no function or class named 'absent'"),
        ("a/hello.py\nshow: work.inner", "examples/a/hello.py: has no function or class named 'work.inner'"),
        ("a/hello.py\nhighlight: absent", "no shown line holds 'absent', which the fence wants highlighted"),
        ("a/hello.py\nshow: work\nhighlight: begin", "no shown line holds 'begin', which the fence wants highlighted"),
        ("a/hello.py\nhighlight: start-methods", "no shown line holds 'start-methods'"),
    ],
)
def test_a_fence_that_asks_for_what_is_not_there(site: Site, body: str, message: str) -> None:
    site.index.write_text(INDEX.replace("a/hello.py", body or " "))
    refused = site.lines_refused()
    assert message in refused[fence_line("a/hello.py")]


def test_an_indented_fence_that_markdown_takes_for_code(site: Site) -> None:
    site.index.write_text(INDEX.replace("- A list\n", "Some text\n"))
    assert only_refusal(site, fence_line("a/plain.py")).startswith("indented code")


# --- results -----------------------------------------------------------------------------------------------


@pytest.fixture
def results(site: Site, python: Interpreter) -> list[CheckResult]:
    """Passed results for everything recorded."""
    return [
        CheckResult(
            example=example.name, python=python.minor, start_method="fork", status="passed", seconds=0.1,
            cpu_seconds=0.1, order="exact", version=python.version, platform="linux", date="2026-11-23",
            source=example.digest, attributed=True,
        )
        for example in site.library.examples()
    ]  # fmt: skip


@pytest.mark.parametrize("required", [False, True])
def test_results_that_all_passed_let_the_page_pass(
    site: Site, results: list[CheckResult], required: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if required:
        monkeypatch.setenv("MPGUIDE_RESULTS", "required")
    save_results(results, site.root / "results.json")
    assert "Passed on Python" in site.convert()


@pytest.mark.parametrize("required", [False, True])
def test_an_example_that_fails_in_the_results(
    site: Site, results: list[CheckResult], required: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    if required:
        monkeypatch.setenv("MPGUIDE_RESULTS", "required")
    failed = [dataclasses.replace(r, status="failed", platform="macos") if "plain" in r.example else r for r in results]
    save_results(results + failed, site.root / "results.json")
    why = only_refusal(site, fence_line("a/plain.py"))
    assert re.fullmatch(
        r"examples/a/plain\.py: fails on Python \S+ fork \(macos, 2026-11-23\) in the results file", why
    )


def test_results_are_demanded_but_missing(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPGUIDE_RESULTS", "required")
    assert site.refusal().startswith("results.json: cannot be read: No such file")


def test_results_are_broken(site: Site) -> None:
    (site.root / "results.json").write_text("{}")
    assert site.refusal().startswith("results.json: is not a results file")


def test_results_lack_an_example(site: Site, results: list[CheckResult], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPGUIDE_RESULTS", "required")
    save_results([r for r in results if "plain" not in r.example], site.root / "results.json")
    why = only_refusal(site, fence_line("a/plain.py"))
    assert "the results file has no passed check of its present source on " in why


def test_results_lack_one_start_method(
    site: Site, results: list[CheckResult], python: Interpreter, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MPGUIDE_RESULTS", "required")
    example = site.library.get("a/plain.py")
    variant = Record.load(example.record_path, example.name).variants[0]
    runs = ((python.minor, "fork"), (python.minor, "spawn"))
    Record(example.digest, (dataclasses.replace(variant, runs=runs),)).save(example.record_path)
    save_results(results, site.root / "results.json")
    assert only_refusal(site, fence_line("a/plain.py")).endswith(f"present source on {python.minor} spawn")


def test_results_of_an_older_source(site: Site, results: list[CheckResult], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MPGUIDE_RESULTS", "required")
    old = [dataclasses.replace(r, source="0" * 64) if "plain" in r.example else r for r in results]
    save_results(old, site.root / "results.json")
    assert "no passed check of its present source" in only_refusal(site, fence_line("a/plain.py"))
    monkeypatch.delenv("MPGUIDE_RESULTS")
    assert "Recorded on Python" in site.convert()


def test_without_examples_the_extension_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    def none(*_: object) -> Library:
        raise MpguideError("no folder here or above has examples/")

    monkeypatch.setattr(Library, "find", none)
    with pytest.raises(BuildStop, match="no folder here or above has examples/"):
        markdown.markdown("text", extensions=["mpguide"])


# --- while somebody writes -----------------------------------------------------------------------------------


@pytest.mark.parametrize("arguments", [["mkdocs", "serve"], ["mkdocs", "-q", "serve", "--dev-addr", "x"]])
def test_serving_shows_a_stale_example_as_such(
    site: Site, arguments: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", arguments)
    path = site.library.folder / "a/plain.py"
    path.write_text(path.read_text().replace("plain", "<new>"))
    shutil.copy(path, site.library.folder / "spare.py")  # not shown on any page yet
    html = site.convert()
    assert (
        '<p class="mpg-stale" role="alert"><strong>Not publishable:</strong> examples/a/plain.py: changed since' in html
    )
    assert "&lt;new&gt;" in html
    assert html.count('class="mpg-card"') == 2


@pytest.mark.parametrize(
    "arguments", [["mkdocs", "build", "--site-dir", "serve"], ["mkdocs", "build", "serve"], ["mkdocs"]]
)
def test_only_serving_is_lenient(site: Site, arguments: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", arguments)
    (site.library.folder / "a/plain.record").unlink()
    assert "is missing" in site.refusal()


@pytest.mark.parametrize(
    "plant", ["```example\nb/absent.py\n```", "~~~\nx\n~~~", "<pre>x</pre>", "text\n\n    indented"]
)
def test_serving_still_refuses_what_no_example_backs(site: Site, plant: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["mkdocs", "serve"])
    site.plant(plant + "\n")
    assert site.refusal().startswith("docs/index.md:")


# --- through the real builder ----------------------------------------------------------------------------------


def plant_fence(site: Site) -> tuple[str, str]:
    site.plant("!!! note\n\n    ~~~ python\n    print(1)\n    ~~~\n")
    return f"docs/index.md:{site.base + 3}", "a ~~~python block"


def plant_indented(site: Site) -> tuple[str, str]:
    site.plant("text\n\n    print(1)\n")
    return f"docs/index.md:{site.base + 3}", "indented code"


def plant_html(site: Site) -> tuple[str, str]:
    site.plant("<div>\n`<pre>print(1)</pre>`\n</div>\n")
    return f"docs/index.md:{site.base + 2}", "<pre> beginning 'print(1)' names no example"


def plant_change(site: Site) -> tuple[str, str]:
    path = site.library.folder / "a/hello.py"
    path.write_text(path.read_text().replace("end", "and"))
    return f"docs/index.md:{fence_line('a/hello.py')}: examples/a/hello.py", "changed since it was recorded"


def plant_foreign_source(site: Site) -> tuple[str, str]:
    page = site.root / "docs/api.md"
    page.write_text(API + "\n::: json.decoder\n    options:\n      show_source: true\n")
    return "docs/api.md:7", "::: json.decoder is no package of this repository"


def plant_docstring(site: Site) -> tuple[str, str]:
    path = site.root / "src/tiny/__init__.py"
    path.write_text(TINY.replace("Add two numbers.", "Add two numbers.\n\n    ```python\n    add(1, 2)\n    ```\n    "))
    return "a docstring or generated text:3", "a ```python block"


def plant_doctest(site: Site) -> tuple[str, str]:
    path = site.root / "src/tiny/__init__.py"
    path.write_text(
        TINY.replace("Add two numbers.", "Add two numbers.\n\n    Examples:\n        >>> add(1, 2)\n        3\n    ")
    )
    return "docs/api.md:1", "names no example"


def plant_unused(site: Site) -> tuple[str, str]:
    shutil.copy(site.library.folder / "a/plain.py", site.library.folder / "spare.py")
    return "examples/spare.py:1", "no page uses this example"


@pytest.mark.parametrize(
    "plant",
    [
        plant_fence, plant_indented, plant_html, plant_change, plant_foreign_source, plant_docstring, plant_doctest,
        plant_unused,
    ],
)  # fmt: skip
def test_the_builder_stops_with_one_line_and_no_traceback(site: Site, plant: Callable[[Site], tuple[str, str]]) -> None:
    address, message = plant(site)
    site.assert_build_stops(address, message)


def test_the_builder_stops_if_results_are_demanded_but_missing(site: Site) -> None:
    site.assert_build_stops("results.json", "cannot be read", MPGUIDE_RESULTS="required")


@pytest.mark.parametrize("builder", ["properdocs", "zensical"])
def test_other_builders_stop_at_the_same_line(site: Site, builder: str) -> None:
    program = Path(sys.executable).parent / builder
    need(program.exists(), builder)
    plant_fence(site)
    done = subprocess.run(
        [program, "build"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False, cwd=site.root
    )
    assert done.returncode != 0
    assert f"docs/index.md:{site.base + 3}: a ~~~python block" in done.stdout
    assert not (site.root / "site" / "index.html").exists()


# --- the parts ----------------------------------------------------------------------------------------------------


def test_scan_returns_fences_with_their_places() -> None:
    lines = ["text", "", "    ```example", "    a/x.py", "    show: f", "    ```", "``` example ", "a/y.py", "````"]
    fences, problems = scan(lines)
    assert problems == []
    assert fences == [Fence(3, 6, "    ", ("a/x.py", "show: f")), Fence(7, 9, "", ("a/y.py",))]


def test_a_fence_lists_what_it_wants() -> None:
    request = read_fence(Fence(1, 9, "", ("a/x.py", "", "show: f, g", "show: C.m", "highlight: x: y", "output: hide")))
    assert request.name == "a/x.py"
    assert request.show == ("f", "g", "C.m")
    assert request.highlight == ("x: y",)
    assert request.output is False
