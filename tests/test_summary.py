"""What a timeline says about a program: figures and advice for runs of known shape."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mpguide.summary import Summary, advice, sentences, summarize
from mpguide.timeline import FULL, SLICE, Lane, Strip, Timeline

ON, READY, OFF = (FULL, 0), (0, FULL), (0, 0)


def strip(*parts: tuple[tuple[int, int], int], start: int = 0, name: str = "main") -> Strip:
    """Return a thread that begins at a slice and has so many slices of each state."""
    slices = tuple(state for state, count in parts for _ in range(count))
    cpu, ready = (sum(pair[column] for pair in slices) / FULL * SLICE for column in (0, 1))
    return Strip(name, start * SLICE, (start + len(slices)) * SLICE, cpu, ready, slices)


def run_of(*lanes: list[Strip], others: float = 0.0) -> Timeline:
    """Return a run in which the first lane started all others."""
    made = tuple(
        Lane(
            f"p{n}",
            None if n == 0 else 0,
            min(s.start for s in strips),
            max(s.end for s in strips),
            None,
            tuple(strips),
        )
        for n, strips in enumerate(lanes)
    )
    return Timeline("here", 2, max(lane.end for lane in made), SLICE, made, (), 0.006, others)


def told(timeline: Timeline) -> str:
    return " ".join(advice(summarize(timeline), timeline))


def test_two_workers_that_compute_side_by_side() -> None:
    timeline = run_of([strip((ON, 10), (OFF, 190))], [strip((ON, 180), start=10)], [strip((ON, 180), start=10)])
    summary = summarize(timeline)
    assert summary.seconds == pytest.approx(1.0)
    assert summary.cores_used == pytest.approx(1.85)
    assert summary.serial == pytest.approx(0.1)  # at the beginning, and when both have ended
    assert summary.nothing == pytest.approx(0.05)
    assert summary.started == pytest.approx((0.05, 0.05))
    assert [worker.idle for worker in summary.workers] == pytest.approx([0, 0])
    assert summary.wait is None
    assert told(timeline) == ""


def test_one_worker_that_gets_most_of_the_work() -> None:
    timeline = run_of([strip((OFF, 200))], [strip((ON, 190))], [strip((ON, 40), (OFF, 150))])
    text = told(timeline)
    assert "Work is spread unevenly: p1 used 0.95 s of CPU time, p2 0.20 s" in text
    assert "took turns" not in text
    wait = summarize(timeline).wait
    assert wait
    assert (wait.lane, wait.start, wait.end) == pytest.approx((2, 0.2, 0.95))


def test_workers_without_work() -> None:
    timeline = run_of(
        [strip((OFF, 200))], [strip((ON, 190))], [strip((ON, 5), (OFF, 190))], [strip((ON, 5), (OFF, 190))]
    )
    assert "2 of 3 workers had next to nothing to do" in told(timeline)


def test_more_work_than_cores() -> None:
    worker = [strip((ON, 50), (READY, 50), (ON, 50), (READY, 50))]
    assert "more of them with work than cores" in told(run_of([strip((OFF, 200))], worker, worker, worker, worker))


def test_a_busy_machine_is_not_the_program_s_fault() -> None:
    worker = [strip((ON, 20), (READY, 180))]
    assert "other programs used the machine" in told(run_of([strip((OFF, 200))], worker, others=1.8))


def test_workers_that_start_late() -> None:
    timeline = run_of([strip((ON, 200))], [strip((ON, 100), start=100)], [strip((ON, 90), start=110)])
    assert "The first worker started after 0.50 s of 1.00 s" in told(timeline)
    timeline = run_of([strip((ON, 200))], [strip((ON, 190), start=10)], [strip((ON, 90), start=110)])
    assert "From the start of the first worker to that of the last one it took 0.50 s of 1.00 s" in told(timeline)


def test_threads_that_take_turns() -> None:
    turns = [strip(*[(ON, 1), (OFF, 1)] * 50, name="a"), strip(*[(OFF, 1), (ON, 1)] * 50, name="b")]
    assert "p0: 2 threads took turns on one core (0.50 s" in told(run_of(turns))
    together = [strip((ON, 100), name="a"), strip((ON, 100), name="b")]
    assert "took turns" not in told(run_of(together))


def test_serial_work_before_parallel_work_limits_the_speed_up() -> None:
    """0.5 s alone and 0.5 s on two cores: 1.5 s on one core, so 3 times as fast is the limit."""
    timeline = run_of([strip((ON, 100), (OFF, 100))], [strip((ON, 100), start=100)], [strip((ON, 100), start=100)])
    assert "For 0.50 s of 1.00 s only one thread at a time had work" in told(timeline)
    assert "about 3.0 times as fast as on one core" in told(timeline)


def test_workers_that_take_turns_wait_for_each_other() -> None:
    turns = [strip(*[(ON, 1), (OFF, 1)] * 95), strip(*[(OFF, 1), (ON, 1)] * 95)]
    queue = [strip((ON, 60), (OFF, 120)), strip((OFF, 60), (ON, 60), (OFF, 60)), strip((OFF, 120), (ON, 60))]
    for workers in (turns, queue):
        timeline = run_of([strip((OFF, 200))], *([worker] for worker in workers))
        assert f"{len(workers)} workers took turns" in told(timeline)
        assert "Amdahl" not in told(timeline)


def test_programs_that_do_other_work_are_no_workers() -> None:
    timeline = run_of([strip((ON, 10))], *([strip((ON, 5))] for _ in range(4)))
    commands = ("sh pipe.sh", "seq 10", "sort", "python -c x 1", "python -c x 2")
    lanes = tuple(replace(lane, command=command) for lane, command in zip(timeline.lanes, commands, strict=True))
    assert [worker.lane for worker in summarize(replace(timeline, lanes=lanes)).workers] == [3, 4]


def test_helpers_are_no_workers() -> None:
    timeline = run_of([strip((ON, 10))], [strip((ON, 5), (OFF, 5))], [strip((ON, 10))])
    assert [worker.lane for worker in summarize(timeline, {1}).workers] == [2]
    assert summarize(timeline, {1, 2}).started is None


def test_the_longest_wait_of_a_program_without_workers_is_its_own() -> None:
    timeline = run_of([strip((ON, 10), (OFF, 50), (ON, 10)), strip((OFF, 30), start=5, name="helper")])
    summary = summarize(timeline)
    assert summary.wait
    assert summary.wait.length == pytest.approx(0.25)
    assert "p0, thread main, was blocked from 0.05 to 0.30 s" in dict(sentences(summary, timeline))["Longest wait"]


def test_a_program_that_ends_at_once_has_figures() -> None:
    empty = Timeline("here", 2, 0.0, SLICE, (Lane("main", None, 0.0, 0.0, None, ()),), (), 0.0)
    summary = summarize(empty)
    assert isinstance(summary, Summary)
    assert dict(sentences(summary, empty))["Cores used"].startswith("0.00 of 2")
