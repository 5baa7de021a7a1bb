"""The audit: a built site in which one thing is wrong is refused at its line, and a right one is not."""

from __future__ import annotations

from collections.abc import Callable

import markdown
import pytest

from mpguide import Example, Library, MpguideError, Record
from mpguide.audit import audit_site
from mpguide.record import Variant
from mpguide.transcript import Expected, Said

Maker = Callable[..., Example]

SOURCE = '''
    """Two functions."""


    def one(x):
        return x < 1


    class Two:
        """A class."""

        def method(self):
            print("two & three")


    if __name__ == "__main__":
        print(one(1))
        Two().method()
'''
PAGE = """\
<!DOCTYPE html>
<html><head><title>x</title>
<style>pre { color: red }</style><script>if (1 < 2) { document.title = "x" }</script>
</head>
<body class="md-typeset">
<nav><a href="#a">a</a><svg><path d="M0 0"/></svg><img src="a.png"><br/></i></nav>
<article>
CARD
<p>Text with <code>code</code>.</p>
<div class="doc-signature highlight"><pre><code>add(one: int) -&gt; int</code></pre></div>
<details class="mkdocstrings-source"><summary>Source</summary><div class="highlight"><pre>def add(): ...</pre></div></details>
PLANT
</article>
</body></html>
"""


CARD = "<section class='mpg-card'><pre data-example='a/x.py'>def one(x):\n    return x &lt; 1</pre>{}</section>"


class Site:
    """A built site of one page, made from a real card."""

    def __init__(self, library: Library, example: Example) -> None:
        self.library, self.example = library, example
        self.folder = library.root / "site"
        self.page = self.folder / "deep" / "index.html"
        self.page.parent.mkdir(parents=True)
        (library.root / "docs/index.md").write_text("```example\na/x.py\n```\n")
        options = {"mpguide": {"root": str(library.root)}}
        self.card = markdown.markdown("```example\na/x.py\n```\n", extensions=["mpguide"], extension_configs=options)
        self.text = PAGE.replace("CARD", self.card)
        self.write()

    def write(self, plant: str = "") -> None:
        self.page.write_text(self.text.replace("PLANT", plant), encoding="utf-8")

    @property
    def plant_line(self) -> int:
        return self.text[: self.text.index("PLANT")].count("\n") + 1

    def problems(self) -> list[str]:
        return list(audit_site(self.folder, self.library).problems)

    def change(self, old: str, new: str) -> list[str]:
        """Change the page in one place and audit it."""
        assert old in self.text
        self.text = self.text.replace(old, new, 1)
        self.write()
        return self.problems()


@pytest.fixture
def site(make: Maker, library: Library) -> Site:
    example = make(SOURCE)
    lines = (Said("main", "False"), Said("child 1", "two & three"), Said("main", ""))
    streams = {"stdout": Expected("by-process", lines), "stderr": Expected("exact", (Said("main", "oh"),))}
    others = {"stdout": Expected("exact", (Said("main", "False"),))}
    Record(example.digest, (Variant((("3.14", "fork"),), streams), Variant((("3.11", "fork"),), others))).save(
        example.record_path
    )
    return Site(library, example)


def test_a_right_site_passes(site: Site) -> None:
    report = audit_site(site.folder, site.library)
    assert report.problems == ()
    assert (report.pages, report.cards) == (1, 1)


@pytest.mark.parametrize(
    "plant",
    [
        "<pre data-example='a/x.py'>def one(x):\n    return x &lt; 1</pre>",
        "<pre data-example=a/x.py>\n<code><span>def</span> one(x):\n    return x &lt; 1\n</code></pre>",
        '<pre data-example=a/x.py>    def method(self):\n        print("two &amp; three")</pre>',
        '<pre data-example=a/x>def one(x):\n    return x &lt; 1\n\n\n    def method(self):\n        print("two &amp; three")</pre>',
        "<div class=mpg-card><pre data-example='a/x.py' data-stream=stderr><i class=mpg-who>main</i>oh</pre></div>",
        "<p style='color: red' class='doc md-nav'>x</p>",
        "<!-- a comment -->",
    ],
)
def test_true_blocks_and_harmless_ones_pass(site: Site, plant: str) -> None:
    site.write(plant)
    assert site.problems() == []


@pytest.mark.parametrize(
    ("plant", "offset", "message"),
    [
        ("<pre>print(1)</pre>", 0, "<pre> beginning 'print(1)' names no example; the only code block allowed"),
        ("<div>\n<PRE\nclass=x>print(1)</PRE></div>", 1, "<pre> beginning 'print(1)' names no example"),
        ("<textarea>print(1)</textarea>", 0, "<textarea> beginning 'print(1)' names no example"),
        ("<xmp>print(1)</xmp>", 0, "<xmp> beginning"),
        ("<iframe src='x.html'></iframe>", 0, "<iframe> beginning '' names no example"),
        ("<pre>print(1)", 0, "<pre> beginning 'print(1)' names no example"),
        ("<pre data-example='a/y.py'>print(1)</pre>", 0, "a/y.py: no such example below "),
        ("<pre data-example='../x.py'>print(1)</pre>", 0, "../x.py: leaves "),
        ("<pre data-example='a/x.py'>print(1)</pre>", 0, "code of a/x.py is not what the file holds"),
        ("<pre data-example='a/x.py'></pre>", 0, "code of a/x.py is not what the file holds"),
        ("<pre data-example='a/x.py'>return x &lt; 1</pre>", 0, "code of a/x.py is not what the file holds"),
        ("<pre data-example='a/x.py'>def one(x):</pre>", 0, "code of a/x.py is not what the file holds"),
        ("<pre data-example='a/x.py'>def one(x):\n    return x &lt; 1\n\n\nevil()</pre>", 0, "code of a/x.py is not"),
        ("<pre data-example='a/x.py' data-stream='stdout'>True</pre>", 0, "output of a/x.py is not what its record holds"),
        ("<pre data-example='a/x.py' data-stream='stdout'></pre>", 0, "output of a/x.py is not what its record holds"),
        ("<pre data-example='a/x.py' data-stream='stdout'>False</pre>", 0, "output of a/x.py is not"),
        ("<pre data-example='a/x.py' data-stream='stderr'>False</pre>", 0, "output of a/x.py is not"),
        ("<pre data-example='a/x.py' data-stream='other'>False</pre>", 0, "data-stream 'other' is not one of stdout, stderr"),
        ("<pre data-example='a/x.py' data-stream='stderr'/>evil()", 0, "output of a/x.py is not"),
        ("<pre data-example='a/x.py'/>evil()", 0, "code of a/x.py is not"),
        ("<p>\n<!--> <pre>evil()</pre> -->", 1, "<pre> inside another block, a comment or an attribute"),
        ("<p title='<pre>evil()</pre>'>", 0, "<pre> inside another block, a comment or an attribute"),
        ("<![CDATA[ > <pre>evil()</pre> ]]>", 0, "<pre> inside another block, a comment or an attribute"),
        ("<pre data-example='a/x.py'>def one(x):\n    return x &lt; 1<pre>evil()</pre></pre>", 0, "code of a/x.py is not"),
        ("<p style='white-space: pre'>evil()</p>", 0, "style 'white-space: pre' can make text look like a tested block"),
        ("<p STYLE='FONT-family: Courier'>evil()</p>", 0, "style 'FONT-family: Courier' can make text"),
        ("<div class='highlight'>evil()</div>", 0, "class 'highlight' looks like a tested block"),
        ("<p class='a mpg-card'>evil()</p>", 0, "class 'mpg-card' looks like a tested block"),
        ("<p class='mpg-card' style='white-space: pre'>evil()</p>", 0, "class 'mpg-card' looks like a tested block"),
        (CARD.format("<p style='white-space: pre'>evil()</p>"), 1, "style 'white-space: pre' can make text"),
        ("<p class='doc-signature'></p><pre>evil()</pre>", 0, "<pre> beginning 'evil()' names no example"),
        ("<div class='doc-signature'><div></div></div>\n<pre>evil()</pre>", 1, "<pre> beginning 'evil()'"),
        ("<div class='doc-signature'>\n<pre>evil()</pre>", 1, "<pre> beginning 'evil()'"),
        ("<p id='twice'></p>\n<p id='twice'></p>", 0, "anchor #twice stands 2 times"),
        ("<p id='example-a-x'></p>", None, "anchor #example-a-x stands 2 times"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_found_at_its_line(site: Site, plant: str, offset: int | None, message: str) -> None:
    site.write(plant)
    found = [problem for problem in site.problems() if message in problem]
    assert found, site.problems()
    line = site.text[: site.text.index("<section")].count("\n") + 1 if offset is None else site.plant_line + offset
    assert found[0].startswith(f"deep/index.html:{line}: ")


def test_markup_that_no_parser_reads_is_a_problem_and_not_a_traceback(site: Site) -> None:
    site.write("<![nonsense\n<pre>evil()</pre>")
    assert site.problems()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('"Two functions."', '"Three functions."', "code of a/x.py is not what the file holds"),
        (">one</span>", ">two</span>", "code of a/x.py is not what the file holds"),
        ("False", "True", "output of a/x.py is not what its record holds"),
        ("two &amp; three</span>\n", "two &amp; four</span>\n", "output of a/x.py is not what its record holds"),
        (">child 1<", ">main<", "output of a/x.py is not what its record holds"),
        ('data-stream="stdout"', 'data-stream="stderr"', "output of a/x.py is not what its record holds"),
        ('data-stream="stderr"', "", "code of a/x.py is not what the file holds"),
        ('<pre data-example="a/x.py"><code>', "<pre><code>", "names no example"),
    ],
)
def test_a_card_that_was_changed_after_it_was_made(site: Site, old: str, new: str, message: str) -> None:
    problems = site.change(old, new)
    assert any(message in problem for problem in problems), problems


def test_an_example_that_is_on_no_page(site: Site, make: Maker) -> None:
    make("print(1)\n", name="b/y.py")
    assert site.problems() == ["examples/b/y.py:1: is on no page of the site"]


def test_an_example_that_is_only_in_a_comment(site: Site) -> None:
    site.text = site.text.replace(site.card, "<!--" + site.card + "-->")
    site.write()
    assert site.problems()[-1] == "examples/a/x.py:1: is on no page of the site"


def test_an_example_that_changed_since_the_build(site: Site, make: Maker) -> None:
    make(SOURCE.replace("x < 1", "x < 2"))
    problems = site.problems()
    assert len(problems) == 4
    assert all("changed since it was recorded" in problem for problem in problems)


def test_a_record_edited_since_the_build(site: Site) -> None:
    path = site.example.record_path
    path.write_text(path.read_text().replace("False", "Falsy"))
    assert all("was edited by hand" in problem for problem in site.problems())


def test_a_record_made_anew_since_the_build(site: Site) -> None:
    variant = Variant((("3.14", "fork"),), {"stdout": Expected("exact", (Said("main", "other"),))})
    Record(site.example.digest, (variant,)).save(site.example.record_path)
    problems = site.problems()
    assert len(problems) == 3
    assert all("output of a/x.py is not what its record holds" in problem for problem in problems)


def test_an_example_that_is_no_python_can_be_audited(make: Maker, library: Library) -> None:
    example = make("print('unclosed'\n")
    Record(example.digest, (Variant((("3.14", "fork"),), {}),)).save(example.record_path)
    site = Site(library, example)
    assert site.problems() == []
    assert site.change("unclosed", "closed") != []


def test_every_page_is_looked_at(site: Site) -> None:
    (site.folder / "404.html").write_text("<pre>evil()</pre>")
    report = audit_site(site.folder, site.library)
    assert report.pages == 2
    assert report.problems[0].startswith("404.html:1: <pre> beginning 'evil()' names no example")


def test_a_site_that_is_not_there(library: Library) -> None:
    with pytest.raises(MpguideError, match="holds no HTML page; build the site first"):
        audit_site(library.root / "site", library)
