"""The picture of a timeline, its table, its file, and its place on a card."""

from __future__ import annotations

import json
import re
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from mpguide import Example, Interpreter, Library, MpguideError, timeline_file
from mpguide.audit import audit_site
from mpguide.card import render_card
from mpguide.card_timeline import facts
from mpguide.drawing import draw, draw_table, nice_step
from mpguide.guard import Request
from mpguide.record import Record, Variant
from mpguide.timeline import Lane, Strip, Tick, Timeline
from mpguide.timeline_file import Drawn
from mpguide.transcript import Expected, Said

Maker = Callable[..., Example]
SVG = "{http://www.w3.org/2000/svg}"

TIMELINE = Timeline(
    "Python 3.15.0, a machine",
    2,
    0.1,
    0.005,
    (
        Lane("main", None, 0.0, 0.1, None, (Strip("main", 0.0, 0.1, 0.02, 0.0, ((9, 0),) * 4 + ((0, 0),) * 16),)),
        Lane(
            "child 1",
            0,
            0.02,
            0.06,
            0.09,
            (
                Strip("main", 0.02, 0.06, 0.02, 0.01, ((9, 0), (4, 5), (0, 9), (0, 0))),
                Strip("feeder", 0.03, 0.05, 0.0, 0.0, ((0, 0),)),
            ),
        ),
    ),
    (Tick(0, "stdout", 0.01, 0, "a < b"), Tick(1, "stdout", 0.05, 1, "child & co")),
    0.006,
)


def tree(timeline: Timeline = TIMELINE) -> ElementTree.Element:
    """Return the picture as a browser reads it: everything in it must be well formed."""
    return ElementTree.fromstring(
        draw(timeline, "t", [0, 1]).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ')
    )


def of_class(root: ElementTree.Element, name: str) -> list[ElementTree.Element]:
    return [element for element in root.iter() if name in element.get("class", "").split()]


def test_there_is_a_lane_for_each_process_and_a_bar_for_each_thread() -> None:
    lanes = of_class(tree(), "mpg-lane")
    assert [lane.get("data-who") for lane in lanes] == ["main", "child 1"]
    assert [len(of_class(lane, "mpg-alive")) for lane in lanes] == [1, 2]
    assert [text.text for text in of_class(tree(), "mpg-name")] == [
        "main",
        "child 1",
        "child 1 \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} feeder",
    ]


def test_shares_are_areas_in_units_of_slices() -> None:
    main, child = of_class(tree(), "mpg-lane")
    assert [path.get("d") for path in main.iter(f"{SVG}path")] == ["M0 0h4V18h-4z"]
    assert [path.get("d") for path in child.iter(f"{SVG}path")] == [
        "M4 0h1V18h-1zM5 10h1V18h-1z",
        "M5 0h1V10h-1zM6 0h1V18h-1z",
    ]


def test_starts_and_ends_are_joined_with_the_parent_at_their_times() -> None:
    (start,), (end,), (zombie,) = (of_class(tree(), name) for name in ("mpg-start", "mpg-end", "mpg-zombie"))
    assert (start.get("x1"), start.get("x2")) == ("20.00%".replace(".00", ""),) * 2
    assert (end.get("x1"), end.get("x2")) == ("60%", "60%")
    assert (zombie.get("x1"), zombie.get("x2")) == ("60%", "90%")


def test_a_printed_line_is_a_dot_at_its_time_with_its_text() -> None:
    ticks = of_class(tree(), "mpg-tick")
    assert [(tick.get("cx"), tick.get("data-line")) for tick in ticks] == [("10%", "0"), ("50%", "1")]
    assert ticks[0][0].text == "0.010 s: a < b"


def test_the_axis_reaches_over_the_run() -> None:
    assert [text.text for text in of_class(tree(), "mpg-axis")] == [
        "0.00 s",
        "0.02 s",
        "0.04 s",
        "0.06 s",
        "0.08 s",
        "0.10 s",
    ]


@pytest.mark.parametrize(
    ("length", "step"), [(0.1, 0.02), (0.4, 0.1), (1.0, 0.2), (1.2, 0.5), (60.0, 20.0), (61.0, 20.0)]
)
def test_steps_are_round_and_few(length: float, step: float) -> None:
    assert nice_step(length, 5) == pytest.approx(step)


def test_ids_are_told_apart_by_the_name() -> None:
    ids = re.findall(r' id="([^"]+)"', draw(TIMELINE, "one", [0, 1]) + draw(TIMELINE, "two", [0, 1]))
    assert len(ids) == len(set(ids)) == 4


def test_the_table_says_the_same() -> None:
    cells = re.findall(r"<t[hd]\b[^>]*>([^<]*)</t", draw_table(TIMELINE))
    assert cells[6:12] == ["main", "0.000 to 0.100", "0.020", "0.000", "0.080", "1"]
    assert cells[12:18] == ["child 1", "0.020 to 0.060", "0.020", "0.010", "0.010", "1"]
    assert cells[18:] == ["child 1, thread feeder", "0.030 to 0.050", "0.000", "0.000", "0.020", ""]


def test_a_process_without_a_thread_that_was_seen_has_a_lane() -> None:
    lonely = replace(TIMELINE, lanes=(TIMELINE.lanes[0], Lane("child 1", 0, 0.02, 0.021, None, ())))
    assert len(of_class(tree(lonely), "mpg-alive")) == 2


# ---------------------------------------------------------------- the file


def record_of(example: Example) -> Record:
    said = (Said("main", "a < b"), Said("child 1", "child & co"))
    runs = (("3.15", "fork"), ("3.15", "spawn"))
    return Record(example.digest, (Variant(runs, {"stdout": Expected("exact", said)}),))


def drawn(method: str = "fork") -> Drawn:
    return Drawn("3.15", method, 0.09, 0.12, TIMELINE)


def test_a_file_keeps_what_is_drawn(make: Maker) -> None:
    example = make("print(1)")
    timeline_file.save([drawn(), drawn("spawn")], example)
    assert timeline_file.load(example) == (drawn(), drawn("spawn"))


def test_an_example_without_timelines_has_none(make: Maker) -> None:
    assert timeline_file.load(make("print(1)")) == ()


def test_a_file_edited_by_hand_is_refused(make: Maker) -> None:
    example = make("print(1)")
    timeline_file.save([drawn()], example)
    path = timeline_file.path_of(example)
    path.write_text(path.read_text().replace('"fastest": 0.09', '"fastest": 0.01'))
    with pytest.raises(MpguideError, match=r"x\.timeline: was edited by hand"):
        timeline_file.load(example)


def test_a_file_of_another_source_is_refused(make: Maker) -> None:
    timeline_file.save([drawn()], make("print(1)"))
    with pytest.raises(
        MpguideError, match=r"x\.py: changed since its timeline was drawn; make it anew with 'mpguide record --timeline"
    ):
        timeline_file.load(make("print(2)"))


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"format": "x"}', "\xff"])
def test_what_is_no_such_file_is_refused(make: Maker, text: str) -> None:
    example = make("print(1)")
    timeline_file.path_of(example).write_bytes(text.encode("latin-1"))
    with pytest.raises(MpguideError, match="is not a file of timelines of this format"):
        timeline_file.load(example)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what threads do")
def test_timelines_are_made_from_runs_that_agree_with_the_record(make: Maker, python: Interpreter) -> None:
    from mpguide.recorder import record

    source = """
        from multiprocessing import Process
        def work():
            print("child")
        if __name__ == "__main__":
            process = Process(target=work)
            process.start()
            process.join()
            print("main")
    """
    example = make(source, header="start-methods = ['fork', 'spawn']")
    made = record(example, [python], 4)
    found = timeline_file.make(example, made, [python])
    assert [one.start_method for one in found] == ["fork", "spawn"]
    for one in found:
        assert one.fastest <= one.timeline.seconds <= one.slowest
        whos = {tick.text: one.timeline.lanes[tick.lane].who for tick in one.timeline.ticks}
        assert whos == {"child": "child 1", "main": "main"}
        assert [tick.line for tick in one.timeline.ticks] == [0, 1]
    wrong = replace(made.variants[0], streams={"stdout": Expected("exact", (Said("main", "other"),))})
    with pytest.raises(MpguideError, match="not drawn"):
        timeline_file.make(example, replace(made, variants=(wrong,)), [python])


# ---------------------------------------------------------------- the card


def card(example: Example, wanted: tuple[str, ...] | None = None) -> str:
    request = Request(example.name, timelines=wanted)
    return render_card(example, record_of(example), [], "anchor", request, [drawn(), drawn("spawn")])


def test_one_timeline_is_open_and_the_others_are_folded(make: Maker) -> None:
    html = card(make("print(1)"))
    assert html.count("<figure") == 2
    assert html.index("with spawn") < html.index("<details><summary>Timeline with fork")
    assert "which took 0.09 to 0.12 s" in html
    assert "Python 3.15.0, a machine" in html


def test_those_that_the_fence_names_are_open_and_the_rest_is_left_out(make: Maker) -> None:
    example = make("print(1)")
    assert card(example, ("fork", "spawn")).count("<figure") == 2
    assert "Timeline with" not in card(example, ("fork", "spawn"))
    assert card(example, ("fork",)).count("<figure") == 1
    assert "<figure" not in card(example, ())


def test_a_timeline_that_is_not_there_is_named(make: Maker) -> None:
    with pytest.raises(MpguideError, match="has no timeline with forkserver"):
        card(make("print(1)"), ("forkserver",))


def test_timelines_side_by_side_have_one_scale(make: Maker) -> None:
    example = make("print(1)")
    long = replace(drawn("spawn"), timeline=replace(TIMELINE, seconds=0.2))
    html = render_card(example, record_of(example), [], "a", Request("", timelines=("fork", "spawn")), [drawn(), long])
    assert html.count("0.20 s</text>") == 2


def test_the_audit_refuses_a_picture_that_is_not_the_recorded_one(
    make: Maker, library: Library, tmp_path: Path
) -> None:
    example = make("print(1)")
    timeline_file.save([drawn(), drawn("spawn")], example)
    record_of(example).save(example.record_path)
    site = tmp_path / "site"
    site.mkdir()

    def problems(html: str) -> tuple[str, ...]:
        (site / "index.html").write_text(f"<html>{html}</html>", encoding="utf-8")
        return audit_site(site, library).problems

    html = card(example)
    assert problems(html) == ()
    for old, new in (
        ("M0 0h4V18", "M0 0h9V18"),
        ("0.010 s: a", "0.090 s: a"),
        ("<td>0.020</td>", "<td>0.001</td>"),
        ('data-drawn="a/x.py fork"', 'data-drawn="a/x.py own"'),
    ):
        assert old in html
        assert any("is not what was recorded" in problem for problem in problems(html.replace(old, new, 1)))
    assert problems(html.replace('data-drawn="a/x.py fork"', 'data-drawn="b fork"')) != ()


def test_what_is_drawn_does_not_depend_on_the_scale() -> None:
    wide = replace(TIMELINE, seconds=1.0)
    assert facts(draw(wide, "w", [0, 1])) == facts(draw(TIMELINE, "t", [0, 1]))


def test_the_file_is_json_with_a_row_for_each_process(make: Maker) -> None:
    example = make("print(1)")
    timeline_file.save([drawn()], example)
    text = timeline_file.path_of(example).read_text()
    assert json.loads(text)["source"] == example.digest
    assert [line for line in text.splitlines() if line.startswith('{"who": "child 1"')]
