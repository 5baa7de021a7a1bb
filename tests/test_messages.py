"""Messages that a page quotes: each stands in a record, on the Pythons it is claimed for, or the build stops."""

from __future__ import annotations

import sys
from collections.abc import Callable

import markdown
import pytest

from mpguide import Example, Library, MpguideError, Record
from mpguide.messages import check_message, is_message, read_claim
from mpguide.record import Variant
from mpguide.site import BuildStop
from mpguide.transcript import Expected, Said

Maker = Callable[..., Example]
OLD = "AttributeError: Can't pickle local object 'main.<locals>.work'"
NEW = "_pickle.PicklingError: Can't pickle local object <function main.<locals>.work at 0x7f01>"


def variant(text: str, *pythons: str) -> Variant:
    lines = (Said("main", "Traceback (most recent call last):"), Said("main", text))
    return Variant(tuple((python, "spawn") for python in pythons), {"stderr": Expected("exact", lines)})


RECORD = Record("0" * 64, (variant(OLD, "3.11", "3.12"), variant(NEW, "3.14", "3.15")))
ALWAYS = Record("0" * 64, (variant("ValueError: Pool not running", "3.11", "3.15"),))


@pytest.mark.parametrize(
    "span",
    [
        OLD,
        NEW,
        "ValueError: Pool not running",
        "concurrent.futures.process.BrokenProcessPool: A process ...",
        "[Errno 24] Too many open files",
        "queue.Empty: x",
    ],
)
def test_what_is_a_message(span: str) -> None:
    assert is_message(span)


@pytest.mark.parametrize("span", ["RuntimeError", "except ValueError:", "lambda x: x", "Pool()", "Note: this", "x = 1"])
def test_what_is_none(span: str) -> None:
    assert not is_message(span)


def test_a_message_that_every_python_prints_needs_no_claim() -> None:
    check_message("ValueError: Pool not running", [RECORD, ALWAYS])
    check_message("ValueError: Pool ...", [ALWAYS])
    check_message("ValueError: … running", [ALWAYS])


def test_a_message_must_be_printed_where_it_is_claimed() -> None:
    check_message(OLD, [RECORD], "3.11-3.12")
    check_message("PicklingError: Can't pickle local object ... at 0x...>", [ALWAYS, RECORD], "3.14, 3.15")
    with pytest.raises(MpguideError, match=r"no example on this page prints it on Python 3\.13, 3\.15"):
        check_message(OLD, [RECORD], "3.11-3.13, 3.15")
    with pytest.raises(
        MpguideError, match=r'appears on Python 3\.11.3\.12 only; say so with \{ data-on="3\.11-3\.12" \}'
    ):
        check_message(OLD, [RECORD])
    with pytest.raises(MpguideError, match=r"no example on this page prints it$"):
        check_message("ValueError: Pool is still running", [RECORD, ALWAYS])


@pytest.mark.parametrize(
    ("claim", "pythons"),
    [("3.11", ("3.11",)), ("3.11-3.13", ("3.11", "3.12", "3.13")), ("3.9, 3.14-3.15", ("3.9", "3.14", "3.15"))],
)
def test_claims(claim: str, pythons: tuple[str, ...]) -> None:
    assert read_claim(claim) == pythons


@pytest.mark.parametrize("claim", ["all", "3", "3.11-", "3.11 to 3.13", "2.7"])
def test_a_claim_that_is_none(claim: str) -> None:
    with pytest.raises(MpguideError, match="is no list of Pythons"):
        read_claim(claim)


FENCE = "\n\n```example\na/x.py\n```\n"


def convert(library: Library, text: str) -> str:
    (library.root / "docs/index.md").write_text(text, encoding="utf-8")
    options = {"mpguide": {"root": str(library.root)}}
    return markdown.Markdown(extensions=["attr_list", "mpguide"], extension_configs=options).convert(text)


@pytest.fixture
def _page(make: Maker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "argv", ["mkdocs", "build"])
    made = make("print(1)\n")
    Record(made.digest, RECORD.variants).save(made.record_path)


@pytest.mark.usefixtures("_page")
def test_headings_and_prose_are_checked(library: Library) -> None:
    text = f'## `{OLD}` {{ data-on="3.11-3.12" }}\n\nLater: `PicklingError: Can\'t ...`{{ data-on="3.14-3.15" }}.'
    html = convert(library, text + FENCE)
    assert 'data-on="3.14-3.15"' in html
    with pytest.raises(BuildStop) as stopped:
        convert(library, text + "\n\nAnd `ValueError: nowhere`.\n\n## `OSError: neither`" + FENCE)
    assert [line.split(": ")[0] for line in str(stopped.value).splitlines()] == ["docs/index.md:5", "docs/index.md:7"]
