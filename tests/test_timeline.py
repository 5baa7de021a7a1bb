"""Timelines agree with reality: counters laid into slices, and runs of programs whose shape is known."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from mpguide import Example, Interpreter, MpguideError, run
from mpguide.execution import Thread
from mpguide.matrix import side_by_side
from mpguide.runner import Run
from mpguide.timeline import FULL, SLICE, Strip, make_lanes, make_strip
from mpguide.timeline_file import run_sampled

Maker = Callable[..., Example]
LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what threads do")
TICK = 0.01
"""Seconds: the kernel's clock tick, to which it tells when something started."""


def thread(*samples: tuple[float, float, float], start: float = 0.0, end: float | None = None) -> Thread:
    """Return a thread with samples of time, CPU time and time ready, in milliseconds."""
    times, cpu, ready = (tuple(value / 1000 for value in column) for column in zip(*samples, strict=True))
    return Thread(0, "main", start / 1000, times[-1] if end is None else end / 1000, times, cpu, ready)


def shares(strip: Strip) -> list[tuple[int, int]]:
    return list(strip.slices)


def test_a_thread_that_is_always_on_a_cpu_fills_every_slice() -> None:
    strip = make_strip(thread((5, 5, 0), (10, 10, 0), (15, 15, 0)), SLICE)
    assert shares(strip) == [(FULL, 0)] * 3
    assert (strip.cpu, strip.ready, strip.blocked) == (0.015, 0.0, 0.0)


def test_time_that_is_counted_late_is_laid_into_the_time_before() -> None:
    """The kernel adds to the CPU time at clock ticks only: 0, then 8 ms within 5."""
    strip = make_strip(thread((5, 0, 0), (10, 8, 0)), SLICE)
    assert shares(strip) == [(5, 0), (FULL, 0)]  # 3 of 5 ms, 5 of 5 ms


def test_a_wait_for_a_cpu_is_counted_at_its_end_and_laid_into_the_time_before() -> None:
    strip = make_strip(thread((5, 5, 0), (10, 5, 0), (15, 5, 0), (20, 5, 10), (25, 10, 10)), SLICE)
    assert shares(strip) == [(FULL, 0), (0, 0), (0, FULL), (0, FULL), (FULL, 0)]


def test_what_is_counted_after_a_long_quiet_time_lies_at_its_end() -> None:
    strip = make_strip(thread((5, 5, 0), (100, 5, 0), (105, 8, 12)), SLICE)
    assert shares(strip)[1:-3] == [(0, 0)] * 17
    assert shares(strip)[-3:] == [(0, FULL), (0, FULL), (5, 4)]


def test_slices_stand_on_one_grid_for_all_threads() -> None:
    early = make_strip(thread((10, 10, 0)), SLICE)
    late = make_strip(thread((12, 4.5, 0), start=7.5), SLICE)
    assert len(early.slices) == 2
    assert shares(late) == [(FULL, 0), (FULL, 0)]  # 7.5 to 10 and 10 to 12: all of what it lived of each


def test_wider_slices_hold_the_same_time() -> None:
    samples = [(5.0 * n, 2.5 * n, 1.25 * n) for n in range(1, 81)]
    for width in (SLICE, 4 * SLICE, 16 * SLICE):
        strip = make_strip(thread(*samples), width)
        on = sum(cpu for cpu, _ in strip.slices) / FULL * width
        assert on == pytest.approx(0.2, rel=0.15)  # nine steps: half a slice is 4 or 5 of them
        assert (strip.cpu, strip.ready) == (0.2, 0.1)


def test_slices_never_hold_more_than_they_are_long() -> None:
    strip = make_strip(thread((3, 9, 9), (4, 30, 40), (50, 30, 90)), SLICE)
    assert all(cpu >= 0 and ready >= 0 and cpu + ready <= FULL for cpu, ready in strip.slices)


@LINUX
def test_a_thread_was_not_ready_before_it_was_last_seen_asleep() -> None:
    """Now and then the kernel counts a whole sleep as time ready."""
    from mpguide.sampler import Track

    track = Track(1, 1, "main", 0.0)
    track.note(1.0, b"10000000 0 1")
    track.seen = track.asleep = 3.0
    track.note(3.005, b"11000000 2000000000 2")  # 2 s, of which at most 5 ms can be true
    assert list(track.ready) == [0, 0, pytest.approx(5_000_000, abs=1)]
    track.note(3.010, b"12000000 2003000000 3")
    assert track.ready[-1] == pytest.approx(8_000_000, abs=1)


# ---------------------------------------------------------------- programs of known shape

PAUSE = 0.4
SHAPE = '''
    """Two children work and wait in turn; a thread of the first process lives for a while."""
    import sys, threading, time
    from multiprocessing import Event, Process

    def burn(seconds):
        cpu, wall = time.process_time() + seconds, time.monotonic() + 2 * seconds
        while time.process_time() < cpu or time.monotonic() < wall:
            pass

    def child(first, second):
        times = [time.monotonic()]
        for act in (first, second):
            act(0.4 if act is time.sleep else 0.15)
            times.append(time.monotonic())
        print(*times, time.process_time())

    def main():
        began = time.monotonic()
        stop = threading.Event()
        helper = threading.Thread(target=stop.wait)
        children = [Process(target=child, args=pair) for pair in ((burn, time.sleep), (time.sleep, burn))]
        times = []
        for process in children:
            times.append(time.monotonic())
            process.start()
        threaded = time.monotonic()
        helper.start()
        running = time.monotonic()
        for process in children:
            process.join()
        stopped = time.monotonic()
        stop.set()
        helper.join()
        print(began, *times, threaded, running, stopped, time.monotonic(), time.process_time())

    if __name__ == "__main__":
        main()
'''


def share_between(strip: Strip, begin: float, end: float) -> tuple[float, float, float]:
    """Return the shares on a CPU, ready, and blocked of the slices that lie wholly in a time; they must be some."""
    first = int(strip.start / SLICE)
    inside = [
        pair for place, pair in enumerate(strip.slices, first) if begin <= place * SLICE and (place + 1) * SLICE <= end
    ]
    assert inside, (begin, end)
    cpu, ready = (sum(column) / (FULL * len(inside)) for column in zip(*inside, strict=True))
    return cpu, ready, 1 - cpu - ready


def verify_shape(done: Run) -> bool:
    """Compare a run of SHAPE with what the program itself read from the clock."""
    assert done.exit == 0, done
    sample = done.sample
    assert sample is not None
    doubt = sample.gap + TICK  # how far any time may be off; stated on the page of timelines
    lanes = make_lanes(done.processes, sample.threads, [str(n) for n in range(len(done.processes))], SLICE)
    said = {line.process: [float(word) for word in line.text.split()] for line in done.lines}
    main = said.pop(0)
    began, *starts, threaded, running, stopped, finished = (time - sample.began for time in main[:-1])
    assert len(said) == 2
    assert {life.parent for place, life in enumerate(done.processes) if place in said} == {0}

    first, helper = lanes[0].strips
    assert lanes[0].start <= began <= finished <= lanes[0].end <= finished + 0.3 + doubt
    assert threaded - doubt <= helper.start <= running + doubt
    assert stopped <= helper.end <= finished + doubt
    assert first.cpu >= main[-1] - helper.cpu - 0.001  # and some more for its end
    if doubt > PAUSE / 3:  # then no slice of a phase is sure; only a starved observer looks so rarely
        return False
    assert share_between(first, running + doubt, stopped - doubt)[2] > 0.9  # it waits for its children

    burned_first = set()
    for start, (place, words) in zip(starts, sorted(said.items()), strict=True):
        lane, cpu = lanes[place], words[-1]
        one, two, three = (time - sample.began for time in words[:-1])
        (strip,) = lane.strips
        assert start - doubt <= lane.start <= one + TICK
        assert three <= lane.end <= finished + doubt
        assert cpu - doubt <= strip.cpu <= cpu + 0.1
        # A sleeper that wakes up may have to wait for a CPU before it reads the clock, so it sleeps PAUSE for sure.
        sleeps_last = three - two > PAUSE - 0.001 and share_between(strip, two + doubt, two + PAUSE - doubt)[2] > 0.5
        work, wait = ((one, two), two) if sleeps_last else ((two, three), one)
        worked = share_between(strip, work[0] + doubt, work[1] - doubt)
        waited = share_between(strip, wait + doubt, wait + PAUSE - doubt)
        burned_first.add(sleeps_last)
        assert worked[0] > 0, worked
        assert worked[0] + worked[1] > 0.7, worked
        assert waited[2] > 0.7, waited
    assert burned_first == {True, False}
    return True


@LINUX
@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_a_program_of_known_shape_is_drawn_as_it_is(make: Maker, python: Interpreter, method: str) -> None:
    verify_shape(run(make(SHAPE), python, method, sampled=True))


@contextmanager
def load(processes: int) -> Iterator[None]:
    """Keep CPUs busy meanwhile."""
    burners = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(processes)]
    try:
        yield
    finally:
        for burner in burners:
            burner.kill()
            burner.wait()


@LINUX
@pytest.mark.alone
def test_it_is_so_fifty_times_under_load(make: Maker, python: Interpreter) -> None:
    example = make(SHAPE)
    cores = len(os.sched_getaffinity(0))
    calls = [(example, python, method) for method in ("fork", "spawn", "forkserver") for _ in range(17)][:50]
    with load(cores):
        sure = [verify_shape(done) for _, done in side_by_side(run_sampled, calls, cores)]
    assert len(sure) == 50
    assert sum(sure) >= 25


@LINUX
@pytest.mark.alone
def test_threads_under_the_gil_take_turns_and_processes_do_not(make: Maker, python: Interpreter) -> None:
    source = """
        import sys, time
        from {} as Worker
        def burn():
            sum(i * i for i in range(1_500_000))
        if __name__ == "__main__":
            workers = [Worker(target=burn) for _ in range(2)]
            for worker in workers:
                worker.start()
            for worker in workers:
                worker.join()
    """
    threads = run(make(source.format("threading import Thread"), "a/t.py"), python, "fork", sampled=True)
    processes = run(make(source.format("multiprocessing import Process"), "a/p.py"), python, "fork", sampled=True)
    blocked = []
    for done in (threads, processes):
        assert done.sample
        strips = [make_strip(thread, SLICE) for thread in done.sample.threads]
        workers = sorted(strips, key=lambda strip: strip.cpu)[-2:]
        blocked.append(sum(strip.blocked for strip in workers) / sum(strip.end - strip.start for strip in workers))
    assert blocked[0] > 0.1  # one holds the lock, the other waits for it
    assert blocked[0] > 3 * blocked[1]


@LINUX
def test_a_process_that_ended_is_a_zombie_until_it_is_joined(make: Maker, python: Interpreter) -> None:
    done = run(
        make(
            """
            import time
            from multiprocessing import Process
            if __name__ == "__main__":
                process = Process(target=int)
                process.start()
                time.sleep(0.3)
                joined = time.monotonic()
                process.join()
                print(joined, time.monotonic())
            """
        ),
        python,
        "fork",
        sampled=True,
    )
    assert done.sample
    before, after = (float(word) - done.sample.began for word in done.lines[0].text.split())
    child = done.processes[1]
    assert child.end < before
    assert child.reaped is not None
    assert before <= child.reaped <= after + done.sample.gap + TICK


@LINUX
def test_a_thread_that_started_late_is_found_with_its_name(make: Maker, python: Interpreter) -> None:
    done = run(
        make(
            """
            import threading, time
            def work(stop):
                threading.Thread(target=stop.wait).start()
                stop.wait()
            for _ in range(3):
                stop = threading.Event()
                threading.Thread(target=work, args=(stop,)).start()
                time.sleep(0.1)
                stop.set()
            """
        ),
        python,
        sampled=True,
    )
    assert done.sample
    assert len(done.sample.threads) == 7
    assert done.sample.threads[0].name == "main"
    assert all(thread.name for thread in done.sample.threads)
    starts = [thread.start for thread in done.sample.threads]
    assert starts == sorted(starts)


def test_a_run_that_was_not_sampled_has_no_sample(make: Maker, python: Interpreter) -> None:
    assert run(make("print(1)"), python).sample is None


def test_where_lines_are_not_attributed_nothing_can_be_sampled(make: Maker, python: Interpreter) -> None:
    with pytest.raises(MpguideError, match="on Linux only"):
        run(make("print(1)"), python, portable=True, sampled=True)


@LINUX
def test_sampling_gives_back_its_descriptors_and_its_limit(make: Maker, python: Interpreter) -> None:
    import resource

    example = make(SHAPE)
    run(example, python, "spawn", sampled=True)
    before = os.listdir("/proc/self/fd")
    limits = resource.getrlimit(resource.RLIMIT_NOFILE)
    run(example, python, "spawn", sampled=True)
    assert len(os.listdir("/proc/self/fd")) == len(before)
    assert resource.getrlimit(resource.RLIMIT_NOFILE) == limits


@LINUX
def test_a_traced_program_has_the_limit_of_open_files_that_its_user_has(make: Maker, python: Interpreter) -> None:
    import resource

    source = """
        import resource
        from multiprocessing import Process
        def show():
            print(*resource.getrlimit(resource.RLIMIT_NOFILE))
        if __name__ == "__main__":
            process = Process(target=show)
            process.start()
            process.join()
    """
    done = run(make(source), python, "spawn", sampled=True)
    assert done.lines[0].text == "{} {}".format(*resource.getrlimit(resource.RLIMIT_NOFILE))
