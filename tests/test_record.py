"""Records: what is written is what is read, and nothing that was changed by hand is believed."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path

import pytest

from mpguide import Example, MpguideError, Record
from mpguide.record import Variant, fresh_record, version_key
from mpguide.transcript import Expected, Said

SOURCE = "a" * 64
Maker = Callable[..., Example]

PLAIN = Record(
    SOURCE,
    (
        Variant(
            (("3.11", "fork"), ("3.11", "spawn"), ("3.14", "fork")),
            {
                "stdout": Expected(
                    "by-process",
                    (Said("main", "begin"), Said("child 1", "x"), Said("child 2", "y"), Said("main", "end")),
                    (1, 3),
                ),
                "stderr": Expected("exact", (Said("main", "oh"),)),
            },
        ),
        Variant((("3.14", "forkserver"),), {"stdout": Expected("any", (Said("grandchild 12", "z"),))}),
        Variant((("3.14t", "spawn"),), {}),
    ),
)


def round_trip(record: Record, folder: Path) -> Record:
    record.save(folder / "x.record")
    return Record.load(folder / "x.record", "a/x.py")


def with_lines(*lines: Said) -> Record:
    return Record(SOURCE, (Variant((("3.11", "fork"),), {"stdout": Expected("exact", lines)}),))


def test_a_record_reads_as_a_person_expects() -> None:
    text = PLAIN.dump()
    title, source, checksum, body = text.split("\n", 3)
    assert title == "mpguide record 1: written by 'mpguide record', never by hand"
    assert source == f"source {SOURCE}"
    assert checksum.startswith("checksum ")
    assert (
        body
        == """
on 3.11 fork spawn
on 3.14 fork
stdout by-process
main    | begin
--
child 1 | x
child 2 | y
--
main    | end
stderr exact
main | oh

on 3.14 forkserver
stdout any
grandchild 12 | z

on 3.14t spawn
"""
    )


def test_what_is_saved_is_what_is_loaded(tmp_path: Path) -> None:
    assert round_trip(PLAIN, tmp_path) == PLAIN


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "  ", "ends with spaces   ", "  begins with spaces", "\ttab\t", "a | b", "| x", "main | x", "child 1 |",
        "--", "-- ", "on 3.11 fork", "stdout exact", "stderr any", "source " + SOURCE, "checksum 0", "grüße, 世界 🐑",
        "\N{NO-BREAK SPACE}", "░", "\\n", "\\x1b[0m", "<script>", "#", "\ufeff",
    ],
)  # fmt: skip
@pytest.mark.parametrize("who", ["main", "child 1", "grandchild 10", "fork server", "resource tracker"])
def test_every_line_survives_whatever_it_looks_like(tmp_path: Path, who: str, text: str) -> None:
    record = with_lines(Said("main", "before"), Said(who, text), Said("main", text))
    assert round_trip(record, tmp_path) == record


def test_random_records_survive(tmp_path: Path) -> None:
    rng = random.Random(1)
    texts = ["", " ", "--", "on 3.11 fork", "main | x", "stdout any", "é", "x" * 300]
    for _ in range(100):
        variants = []
        for number in range(rng.randint(1, 3)):
            streams = {}
            for stream in ("stdout", "stderr"):
                lines = tuple(
                    Said(rng.choice(["main", "child 1", "fork server"]), rng.choice(texts))
                    for _ in range(rng.randint(0, 6))
                )
                barriers = (
                    tuple(sorted(rng.sample(range(1, len(lines)), rng.randint(0, len(lines) - 1)))) if lines else ()
                )
                if lines:
                    streams[stream] = Expected(rng.choice(["exact", "by-process", "any"]), lines, barriers)
            variants.append(Variant(((f"3.{11 + number}", "fork"), (f"3.{11 + number}", "spawn")), streams))
        record = Record(SOURCE, tuple(variants))
        assert round_trip(record, tmp_path) == record


def test_a_checkout_with_other_line_ends_still_loads(tmp_path: Path) -> None:
    path = tmp_path / "x.record"
    path.write_bytes(PLAIN.dump().replace("\n", "\r\n").encode())
    assert Record.load(path, "a/x.py") == PLAIN


# --- what is refused -----------------------------------------------------------------------------


def test_every_byte_counts(tmp_path: Path) -> None:
    """Whichever byte someone changes, removes or doubles: the record is refused, title and source line included."""
    path = tmp_path / "x.record"
    data = PLAIN.dump().encode()
    for place in range(len(data)):
        other = b"1" if data[place : place + 1] == b"0" else b"0"
        for changed in (
            data[:place] + other + data[place + 1 :],
            data[:place] + data[place + 1 :],
            data[:place] + other + data[place:],
        ):
            path.write_bytes(changed)
            with pytest.raises(MpguideError, match=r"x\.record:\d: (was edited by hand|is not a record)"):
                Record.load(path, "a/x.py")


def test_a_source_line_copied_from_the_changed_example_does_not_help(tmp_path: Path) -> None:
    path = tmp_path / "x.record"
    path.write_text(PLAIN.dump().replace(SOURCE, "b" * 64))
    with pytest.raises(MpguideError, match="was edited by hand") as caught:
        Record.load(path, "a/x.py")
    assert str(caught.value) == (
        f"{path}:3: was edited by hand (its checksum does not fit); make it anew with 'mpguide record a/x.py'"
    )


@pytest.mark.parametrize(
    "text",
    ["", "hello\n", "mpguide record 2: from the future\n", PLAIN.dump().replace("record 1", "record 2"), "\n\n\n"],
    ids=["empty", "other text", "title only", "other format", "blank"],
)
def test_another_format_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "x.record"
    path.write_text(text)
    with pytest.raises(MpguideError, match="is not a record of this format; make it anew with 'mpguide record a/x"):
        Record.load(path, "a/x.py")


def test_bytes_that_are_no_text_are_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.record"
    path.write_bytes(b"\xff\xfe")
    with pytest.raises(MpguideError, match="cannot be read"):
        Record.load(path, "a/x.py")


def test_a_missing_record_is_named_with_its_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(MpguideError) as caught:
        Record.load(tmp_path / "x.record", "a/x.py")
    assert str(caught.value) == "x.record: is missing; make it with 'mpguide record a/x.py'"


def test_a_folder_is_no_record(tmp_path: Path) -> None:
    with pytest.raises(MpguideError, match="cannot be read"):
        Record.load(tmp_path, "a/x.py")


def test_a_record_of_the_present_source_is_fresh(make: Maker) -> None:
    example = make("print(1)\n")
    made = Record(example.digest, PLAIN.variants)
    made.save(example.record_path)
    assert fresh_record(example) == made
    changed = make("print(2)\n")
    with pytest.raises(MpguideError, match=r"a/x\.py: changed since it was recorded; run 'mpguide record a/x\.py'"):
        fresh_record(changed)


# --- saving ----------------------------------------------------------------------------------------


def test_saving_replaces_the_old_record_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "x.record"
    path.write_text("old")
    PLAIN.save(path)
    assert path.read_text() == PLAIN.dump()
    assert list(tmp_path.iterdir()) == [path]


def test_a_record_that_cannot_be_written_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "x.record"
    target.mkdir()
    with pytest.raises(MpguideError, match=r"x\.record: cannot be written: "):
        PLAIN.save(target)
    assert list(tmp_path.iterdir()) == [target]
    with pytest.raises(MpguideError, match="cannot be written: "):
        PLAIN.save(tmp_path / "absent" / "x.record")


def test_an_interrupted_save_keeps_the_old_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "x.record"
    path.write_text("old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(MpguideError, match="cannot be written: No space left on device"):
        PLAIN.save(path)
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


# --- which variant holds -----------------------------------------------------------------------------


def variant_of(*runs: tuple[str, str], text: str) -> Variant:
    return Variant(runs, {"stdout": Expected("exact", (Said("main", text),))})


@pytest.mark.parametrize(
    ("python", "method", "text"),
    [
        ("3.11", "fork", "old"),
        ("3.12", "fork", "old"),  # nearest older
        ("3.13", "fork", "old"),
        ("3.14", "fork", "new"),
        ("3.15", "fork", "new"),
        ("3.9", "fork", "old"),  # nothing older: nearest newer
        ("3.14", "spawn", "spawned"),
        ("3.11", "spawn", "spawned"),
        ("3.14t", "fork", "new"),
        ("3.14t", "spawn", "free"),
        ("3.15", "spawn", "free"),
        ("3.14", "forkserver", "old"),  # no such method: the first
        ("3.14", "own", "old"),
    ],
)
def test_the_variant_of_the_nearest_older_python_holds(python: str, method: str, text: str) -> None:
    record = Record(
        SOURCE,
        (
            variant_of(("3.11", "fork"), text="old"),
            variant_of(("3.14", "fork"), text="new"),
            variant_of(("3.12", "spawn"), text="spawned"),
            variant_of(("3.14t", "spawn"), text="free"),
        ),
    )
    assert record.variant(python, method).expected("stdout").lines == (Said("main", text),)


def test_a_stream_that_is_not_recorded_is_expected_empty() -> None:
    assert PLAIN.variants[1].expected("stderr") == Expected("exact", ())


def test_the_order_of_a_variant_is_the_loosest_of_its_streams() -> None:
    assert [variant.order for variant in PLAIN.variants] == ["by-process", "any", "exact"]


def test_pythons_are_sorted_by_number() -> None:
    record = Record(SOURCE, (Variant((("3.14t", "fork"), ("3.9", "fork"), ("3.14", "fork"), ("3.11", "fork")), {}),))
    assert record.pythons == ("3.9", "3.11", "3.14", "3.14t")
    assert version_key("3.9") < version_key("3.14") < version_key("3.14t") < version_key("3.15")
