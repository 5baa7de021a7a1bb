"""Transcripts: what counts as the same output, and what the difference says."""

from __future__ import annotations

import dataclasses
import random
import re
from itertools import pairwise
from pathlib import Path

import pytest

from mpguide import Example, Header, Interpreter, Life, Line, Run
from mpguide.transcript import MASKED, Expected, Said, compare, masked, settle, transcript


def said(text: str) -> tuple[Said, ...]:
    """Read lines such as ``1 hello``: ``0`` is main, ``1`` is child 1, and so on."""
    lines = [line.strip().partition(" ") for line in text.strip().splitlines()]
    return tuple(Said("main" if who == "0" else f"child {who}", rest) for who, _, rest in lines)


def expected(order: str, text: str) -> Expected:
    """Read lines as `said` does; ``--`` stands for a barrier."""
    barriers: list[int] = []
    lines: list[str] = []
    for line in text.strip().splitlines():
        if line.strip() == "--":
            barriers.append(len(lines))
        else:
            lines.append(line)
    return Expected(order, said("\n".join(lines)), tuple(barriers))


TWO = """
    0 begin
    1 a
    2 x
    1 b
    2 y
    0 end
"""
TWO_WITH_BARRIERS = """
    0 begin
    --
    1 a
    2 x
    1 b
    2 y
    --
    0 end
"""


# --- exact ---------------------------------------------------------------------------------------


def test_exact_order_accepts_the_same_lines() -> None:
    assert compare(expected("exact", TWO), said(TWO), ()) == ""


def test_exact_order_refuses_two_swapped_lines() -> None:
    found = said("0 begin\n2 x\n1 a\n1 b\n2 y\n0 end")
    assert compare(expected("exact", TWO), found, ()) == "\n".join(
        [
            "  all processes:",
            "     main | begin",
            "    +child 2 | x",
            "     child 1 | a",
            "    -child 2 | x",
            "     child 1 | b",
        ]
    )


def test_exact_order_shows_a_missing_line() -> None:
    difference = compare(expected("exact", TWO), said("0 begin\n1 a\n2 x\n1 b\n2 y"), ())
    assert difference == "  all processes:\n     child 2 | y\n    -main | end"


def test_exact_order_says_when_another_process_wrote_the_line() -> None:
    difference = compare(expected("exact", "0 a\n1 b"), said("1 b\n0 a"), ())
    assert "main | a" in difference
    difference = compare(expected("exact", "1 a\n2 b\n1 c"), said("1 a\n2 b\n2 c"), ())
    assert difference == "  child 1:\n     a\n    -c\n  child 2:\n     b\n    +c"


def test_exact_order_tells_processes_apart_that_print_the_same() -> None:
    """Two processes print x and y; which of them goes on first is part of an exact order."""
    wanted = expected("exact", "1 x\n2 x\n1 y\n2 y")
    assert compare(wanted, said("2 x\n1 x\n2 y\n1 y"), ()) == ""
    difference = compare(wanted, said("1 x\n2 x\n2 y\n1 y"), ())
    assert difference.startswith("  who said it:\n")
    assert "+child 2 | y" in difference


def test_names_of_processes_need_not_be_the_same() -> None:
    assert compare(expected("exact", "1 x\n2 y"), said("7 x\n4 y"), ()) == ""


# --- by process ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "found",
    [
        "0 begin\n1 a\n1 b\n2 x\n2 y\n0 end",
        "0 begin\n2 x\n2 y\n1 a\n1 b\n0 end",
        "0 begin\n5 x\n9 a\n5 y\n9 b\n0 end",
    ],
)
def test_processes_may_interleave_between_barriers(found: str) -> None:
    assert compare(expected("by-process", TWO_WITH_BARRIERS), said(found), ()) == ""


def test_a_line_before_the_first_start_must_come_first() -> None:
    found = said("1 a\n0 begin\n2 x\n1 b\n2 y\n0 end")
    assert compare(expected("by-process", TWO_WITH_BARRIERS), found, ()) == (
        "  out of order: 'child 1 | a' came before 'main | begin', which the program prints first"
    )


def test_a_line_after_the_last_join_must_come_last() -> None:
    found = said("0 begin\n1 a\n2 x\n1 b\n0 end\n2 y")
    assert compare(expected("by-process", TWO_WITH_BARRIERS), found, ()) == (
        "  out of order: 'main | end' came before 'child 2 | y', which the program prints first"
    )


def test_without_barriers_only_each_processs_own_order_counts() -> None:
    wanted = expected("by-process", TWO)
    assert compare(wanted, said("1 a\n1 b\n2 x\n2 y\n0 begin\n0 end"), ()) == ""
    difference = compare(wanted, said("1 b\n1 a\n2 x\n2 y\n0 begin\n0 end"), ())
    assert difference == "  child 1:\n    +b\n     a\n    -b"


def test_a_changed_line_is_shown_with_its_process() -> None:
    found = said(TWO.replace("2 y", "2 z"))
    assert compare(expected("by-process", TWO_WITH_BARRIERS), found, ()) == ("  child 2:\n     x\n    -y\n    +z")


def test_a_missing_process_is_named() -> None:
    difference = compare(expected("by-process", "0 a\n1 b\n2 c\n2 d"), said("0 a\n1 b"), ())
    assert difference == "  child 2:\n    -c\n    -d"


def test_an_additional_process_is_named() -> None:
    difference = compare(expected("by-process", "0 a\n1 b"), said("0 a\n1 b\n2 b"), ())
    assert difference == "  child 2 (not in the record):\n    +b"


def test_a_line_said_by_the_wrong_process_is_refused() -> None:
    difference = compare(expected("by-process", "1 a\n1 b\n2 c"), said("1 a\n2 c\n2 b"), ())
    assert difference == "  child 1:\n     a\n    -b\n  child 2:\n     c\n    +b"


def test_main_and_a_child_do_not_trade_places() -> None:
    difference = compare(expected("by-process", "0 a\n1 b"), said("1 a\n0 b"), ())
    assert difference == "  main:\n    -a\n    +b\n  child 1:\n    -b\n    +a"


def test_nothing_is_compared_with_something() -> None:
    assert compare(Expected("exact", ()), (), ()) == ""
    assert compare(Expected("by-process", ()), (), ()) == ""
    assert compare(Expected("exact", ()), said("0 a"), ()) == "  all processes:\n    +main | a"
    assert compare(Expected("any", ()), said("1 a"), ()) == "  any order:\n    +child | a"


def test_processes_that_print_the_same_are_interchangeable() -> None:
    wanted = expected("by-process", "0 go\n--\n1 x\n2 x\n1 y\n2 y\n--\n0 end")
    assert compare(wanted, said("0 go\n2 x\n2 y\n1 x\n1 y\n0 end"), ()) == ""
    assert compare(wanted, said("0 go\n2 x\n2 y\n1 x\n0 end"), ()) == "  child 2:\n     x\n    -y"


def test_processes_that_print_the_same_may_trade_places_at_a_barrier() -> None:
    """Of three that enter and leave, with room for two, one has left after three lines: any one."""
    wanted = expected("by-process", "1 enter\n2 enter\n1 leave\n--\n3 enter\n2 leave\n3 leave")
    assert compare(wanted, said("1 enter\n2 enter\n2 leave\n3 enter\n1 leave\n3 leave"), ()) == ""
    assert compare(wanted, said("3 enter\n1 enter\n1 leave\n3 leave\n2 enter\n2 leave"), ()) == ""
    difference = compare(wanted, said("1 enter\n2 enter\n3 enter\n1 leave\n2 leave\n3 leave"), ())
    assert difference.startswith("  out of order: 'child 3 | enter' came before")


def test_a_line_of_dashes_is_shown_in_a_difference() -> None:
    difference = compare(expected("exact", "0 -- done\n0 ++ x"), said("0 -- over\n0 ++ y"), ())
    assert difference.splitlines()[1:] == [
        "    -main | -- done",
        "    -main | ++ x",
        "    +main | -- over",
        "    +main | ++ y",
    ]
    difference = compare(expected("by-process", "0 -- done"), said("0 ++ over"), ())
    assert difference == "  main:\n    --- done\n    +++ over"


def test_a_long_difference_is_cut() -> None:
    wanted = Expected("exact", tuple(Said("main", f"old {i}") for i in range(100)))
    difference = compare(wanted, [Said("main", f"new {i}") for i in range(100)], ())
    assert len(difference.splitlines()) < 50
    assert difference.endswith("more lines differ")


# --- any -----------------------------------------------------------------------------------------


def test_any_order_accepts_every_order() -> None:
    assert compare(expected("any", TWO), said("0 end\n1 b\n1 a\n2 y\n2 x\n0 begin"), ()) == ""


def test_any_order_lets_children_trade_lines_but_not_main() -> None:
    assert compare(expected("any", "1 a\n2 b"), said("2 a\n1 b"), ()) == ""
    difference = compare(expected("any", "0 a\n1 b"), said("1 a\n0 b"), ())
    assert difference == "  any order:\n    -main | a\n    -child | b\n    +main | b\n    +child | a"


def test_any_order_says_who_lacks_a_line_that_another_process_said() -> None:
    assert compare(expected("any", "0 a"), said("1 a"), ()) == "  any order:\n    -main | a\n    +child | a"


def test_any_order_counts_equal_lines() -> None:
    difference = compare(expected("any", "1 a\n2 a"), said("1 a\n2 a\n3 a"), ())
    assert difference == "  any order:\n     child | a\n    +child | a"


def test_any_order_keeps_barriers() -> None:
    wanted = expected("any", "0 begin\n--\n1 a\n2 b\n--\n0 end")
    assert compare(wanted, said("0 begin\n2 a\n2 b\n0 end"), ()) == ""
    assert compare(wanted, said("1 a\n0 begin\n2 b\n0 end"), ()) == (
        "  out of order: 'child 1 | a' came before 'main | begin', which the program prints first"
    )
    assert compare(wanted, said("0 begin\n1 a\n0 end\n2 b"), ()) == (
        "  out of order: 'main | end' came before 'child 2 | b', which the program prints first"
    )


# --- runs that do not tell who wrote a line --------------------------------------------------------


@pytest.mark.parametrize("order", ["exact", "by-process", "any"])
def test_without_attribution_texts_are_compared(order: str) -> None:
    nameless = [Said("main", line.text) for line in said(TWO)]
    assert compare(expected(order, TWO_WITH_BARRIERS), nameless, (), attributed=False) == ""
    difference = compare(expected(order, TWO_WITH_BARRIERS), nameless[:-1], (), attributed=False)
    assert "-end" in difference
    assert "main" not in difference


def test_without_attribution_barriers_still_hold_and_no_process_is_claimed() -> None:
    nameless = [Said("main", text) for text in ("begin", "a", "x", "b", "end", "y")]
    assert compare(expected("by-process", TWO_WITH_BARRIERS), nameless, (), attributed=False) == (
        "  out of order: 'end' came before 'y', which the program prints first"
    )


def test_without_attribution_an_exact_order_stays_exact() -> None:
    nameless = [Said("main", text) for text in ("a", "begin", "x", "b", "y", "end")]
    difference = compare(expected("exact", TWO), nameless, (), attributed=False)
    assert difference == "  all processes:\n    +a\n     begin\n    -a\n     x"


# --- masks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pattern", "text", "covered"),
    [
        (r"\d+", "pid 12 of 345", f"pid {MASKED} of {MASKED}"),
        (r"pid (\d+)", "pid 12 of 345", f"pid {MASKED} of 345"),
        (r"(\d+) of (\d+)", "pid 12 of 345", f"pid {MASKED} of {MASKED}"),
        (r"((\d+) of) \d+", "pid 12 of 345", f"pid {MASKED} 345"),
        (r"<((\d)\d*(\d))>", "a <1234> b <56> c", f"a <{MASKED}> b <{MASKED}> c"),
        (r"took (\d+)(ms)?", "took 12, took 5ms", f"took {MASKED}, took {MASKED}{MASKED}"),
        (r"(\d*)s", "s 3s", f"s {MASKED}s"),
        (r"a(?=(\d+))", "a12", f"a{MASKED}"),
        (r"(?=(\d\d))\d", "123", MASKED),
        (r"\b", "two words", "two words"),
        (r"absent", "two words", "two words"),
    ],
)
def test_a_mask_covers_its_groups_or_else_its_whole_match(pattern: str, text: str, covered: str) -> None:
    assert masked([Said("main", text)], [re.compile(pattern)]) == (Said("main", covered),)


def test_masks_apply_to_record_and_run_alike() -> None:
    masks = [re.compile(r"pid (\d+)"), re.compile(r"\d+\.\d+ s")]
    wanted = expected("by-process", "0 start pid 12\n1 took 0.5 s")
    assert compare(wanted, said("0 start pid 9876\n1 took 12.25 s"), masks) == ""
    assert compare(wanted, said("0 start pid 9876\n1 took a while"), masks) == (
        f"  child 1:\n    -took {MASKED}\n    +took a while"
    )


def test_masked_processes_are_matched_by_what_is_left() -> None:
    masks = [re.compile(r"\d+")]
    assert compare(expected("by-process", "1 pid 5\n2 pid 6"), said("2 pid 7\n1 pid 8"), masks) == ""


# --- the names of processes ------------------------------------------------------------------------


def make_run(lines: list[tuple[int, str, str]], lives: list[Life]) -> Run:
    example = Example("a/x.py", Path("x.py"), "", Header(), "")
    python = Interpreter("python", "3.14.1", False, ("fork",), "")
    said_lines = tuple(Line(process, stream, text, 0.0) for process, stream, text in lines)
    return Run(example, python, "fork", said_lines, 0, tuple(lives), (), 0.0, 0.0)


def test_processes_are_named_by_their_descent_and_only_those_that_print_are_counted() -> None:
    lives = [
        Life(None, 0, 9),
        Life(0, 1, 9),
        Life(0, 2, 9, helper="fork server"),
        Life(0, 3, 9),
        Life(3, 4, 9),
        Life(None, 5, 9),
        Life(3, 6, 9, helper="resource tracker"),
    ]
    done = make_run(
        [
            (3, "stdout", "a"),
            (0, "stdout", "b"),
            (2, "stdout", "c"),
            (4, "stdout", "d"),
            (5, "stderr", "e"),
            (6, "stderr", "f"),
        ],
        lives,
    )
    assert transcript(done, "stdout") == (
        Said("child 1", "a"),
        Said("main", "b"),
        Said("fork server", "c"),
        Said("grandchild 1", "d"),
    )
    assert transcript(done, "stderr") == (Said("child 2", "e"), Said("resource tracker", "f"))


# --- settle --------------------------------------------------------------------------------------


def test_settle_finds_the_exact_order() -> None:
    assert settle([said(TWO)] * 3, ()) == Expected("exact", said(TWO))


def test_settle_finds_what_comes_first_and_last() -> None:
    other = said("0 begin\n2 x\n2 y\n1 a\n1 b\n0 end")
    assert settle([said(TWO), other], ()) == expected("by-process", TWO_WITH_BARRIERS)


def test_settle_leaves_out_barriers_within_one_processs_stretch() -> None:
    first = said("0 one\n0 two\n0 three\n1 a\n2 b\n0 end\n0 really")
    other = said("0 one\n0 two\n0 three\n2 b\n1 a\n0 end\n0 really")
    settled = settle([first, other], ())
    assert settled
    assert settled.barriers == (3, 5)


def test_settle_finds_any_order_where_lines_change_hands() -> None:
    settled = settle([said("0 go\n1 a\n2 b\n0 end"), said("0 go\n1 b\n1 a\n0 end")], ())
    assert settled == expected("any", "0 go\n--\n1 a\n2 b\n--\n0 end")


def test_settle_refuses_values_that_vary_unless_masked() -> None:
    runs = [said("0 pid 1"), said("0 pid 2")]
    assert settle(runs, ()) is None
    assert settle(runs, [re.compile(r"\d+")]) == Expected("exact", said("0 pid 1"))


def test_settle_tries_only_the_order_that_is_asked_for() -> None:
    runs = [said(TWO), said("0 begin\n2 x\n2 y\n1 a\n1 b\n0 end")]
    assert settle(runs, (), "exact") is None
    settled = settle([said(TWO)] * 2, (), "by-process")
    assert settled
    assert settled.order == "by-process"


def test_settle_takes_no_two_barriers_that_hold_only_one_at_a_time() -> None:
    """Each barrier holds in both runs if two processes trade places, but each wants another trade."""
    first = said("1 x\n1 y\n2 x\n3 x\n2 y\n3 y\n2 z\n1 z\n3 z")
    rng = random.Random(5)
    for _ in range(200):
        other = list(first)
        rng.shuffle(other)
        renamed = _in_own_order(other, first)
        settled = settle([first, renamed], ())
        assert settled
        assert compare(settled, renamed, ()) == ""
        assert compare(settled, first, ()) == ""


# --- properties, with fixed seeds --------------------------------------------------------------------


def _in_own_order(shuffled: list[Said], lines: tuple[Said, ...]) -> tuple[Said, ...]:
    """Give each process's places in a shuffled transcript its lines in its own order."""
    own = {who: [line for line in lines if line.who == who] for who in {line.who for line in lines}}
    return tuple(own[line.who].pop(0) for line in shuffled)


def _interleave(rng: random.Random, wanted: Expected) -> tuple[Said, ...]:
    """Return a random order of the lines that each process and each barrier agrees with."""
    out: list[Said] = []
    edges = [0, *wanted.barriers, len(wanted.lines)]
    for first, last in pairwise(edges):
        segment = list(wanted.lines[first:last])
        rng.shuffle(segment)
        out += _in_own_order(segment, wanted.lines[first:last])
    return tuple(out)


def _random_expected(rng: random.Random) -> Expected:
    """Return 1 to 4 processes with few different texts, so that some print the same."""
    processes = rng.randint(1, 4)
    lines = [Said(rng.choice(["main", *(f"child {i}" for i in range(1, processes))]), rng.choice("abc"))]
    for _ in range(rng.randint(0, 11)):
        who = "main" if processes == 1 or rng.random() < 0.2 else f"child {rng.randrange(1, processes)}"
        lines.append(Said(who, rng.choice("abc")))
    barriers = sorted(rng.sample(range(1, len(lines)), rng.randint(0, min(2, len(lines) - 1)))) if lines[1:] else []
    return Expected("by-process", tuple(lines), tuple(barriers))


def _renamed(rng: random.Random, lines: tuple[Said, ...]) -> tuple[Said, ...]:
    """Give the children other numbers, as another run does."""
    numbers = rng.sample(range(1, 9), 8)
    return tuple(
        line if line.who == "main" else Said(f"child {numbers[int(line.who[6:]) - 1]}", line.text) for line in lines
    )


def test_every_interleaving_that_respects_barriers_passes() -> None:
    rng = random.Random(1)
    for _ in range(500):
        wanted = _random_expected(rng)
        found = _renamed(rng, _interleave(rng, wanted))
        assert compare(wanted, found, ()) == "", (wanted, found)
        assert compare(dataclasses.replace(wanted, order="any"), found, ()) == ""
        assert compare(wanted, found, (), attributed=False) == ""


@pytest.mark.parametrize("order", ["exact", "by-process", "any"])
def test_every_change_of_one_line_fails(order: str) -> None:
    rng = random.Random(2)
    for _ in range(300):
        wanted = dataclasses.replace(_random_expected(rng), order=order)
        found = list(wanted.lines if order == "exact" else _interleave(rng, wanted))
        place = rng.randrange(len(found))
        match rng.choice(["text", "drop", "add", "to main"]):
            case "text":
                found[place] = Said(found[place].who, "changed")
            case "drop":
                del found[place]
            case "add":
                found.insert(place, Said(found[place].who, "b"))
            case _:
                found[place] = Said("child 8" if found[place].who == "main" else "main", found[place].text)
        difference = compare(wanted, found, ())
        assert difference, (wanted, found)
        assert all(line.startswith("  ") for line in difference.splitlines())


def test_every_line_moved_across_a_barrier_is_noticed() -> None:
    rng = random.Random(3)
    noticed = 0
    for _ in range(300):
        wanted = _random_expected(rng)
        unique = tuple(Said(line.who, f"{line.text}{number}") for number, line in enumerate(wanted.lines))
        wanted = Expected("by-process", unique, wanted.barriers)
        shuffled = list(unique)
        rng.shuffle(shuffled)
        found = _in_own_order(shuffled, unique)
        respected = all(set(found[:barrier]) == set(unique[:barrier]) for barrier in wanted.barriers)
        difference = compare(wanted, found, ())
        assert (difference == "") == respected, (wanted, found)
        if not respected:
            noticed += 1
            late = next(line for barrier in wanted.barriers for line in found[barrier:] if line in unique[:barrier])
            assert difference.startswith("  out of order: ")
            assert f"'{late.who} | " in difference
    assert noticed > 50


def test_settle_agrees_with_every_transcript_it_saw() -> None:
    rng = random.Random(4)
    orders = set()
    for _ in range(200):
        wanted = _random_expected(rng)
        runs = [wanted.lines, *(_renamed(rng, _interleave(rng, wanted)) for _ in range(rng.randint(1, 6)))]
        settled = settle(runs, ())
        assert settled
        assert settled.order in ("exact", "by-process")
        orders.add(settled.order)
        assert not any(compare(settled, found, ()) for found in runs), (settled, runs)
    assert orders == {"exact", "by-process"}


def test_settle_finds_exactly_the_barriers_that_no_transcript_violates() -> None:
    rng = random.Random(6)
    for _ in range(200):
        wanted = _random_expected(rng)
        unique = tuple(Said(line.who, f"{line.text}{number}") for number, line in enumerate(wanted.lines))
        wanted = Expected("by-process", unique, wanted.barriers)
        runs = [unique, *(_interleave(rng, wanted) for _ in range(8))]
        settled = settle(runs, ())
        assert settled
        if settled.order == "exact":
            assert all(found == unique for found in runs)
            continue
        respected = {
            number for number in range(1, len(unique)) if all(set(r[:number]) == set(unique[:number]) for r in runs)
        }
        assert set(settled.barriers) <= respected
        for number in respected - set(settled.barriers):  # left out only where a process's own order says it
            assert unique[number - 1].who == unique[number].who
        assert all(compare(settled, found, ()) == "" for found in runs)
