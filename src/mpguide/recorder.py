"""The recorder: makes a record from several real runs, some of them disturbed on purpose."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, wait
from dataclasses import dataclass, field

from mpguide.checker import find_misbehavior, find_problem
from mpguide.errors import MpguideError, at
from mpguide.example import Example
from mpguide.header import START_METHODS
from mpguide.interpreter import Interpreter
from mpguide.matrix import Job, plan, submit, worker_pool
from mpguide.record import Record, Variant, version_key
from mpguide.runner import NOISES, Run, run
from mpguide.transcript import STREAMS, Expected, Said, compare, compared, masked, settle, transcript

QUIET_RUNS = 3
"""Undisturbed runs of each combination; they run side by side, so they disturb each other."""

CHEAP = 8.0
"""Seconds of CPU time that all runs of an example on all Pythons may take, so that none is saved."""


@dataclass
class _Group:
    """Combinations that may be one variant."""

    combinations: list[tuple[str, str]]
    quiet: list[Run]
    disturbed: list[Run] = field(default_factory=list)

    @property
    def runs(self) -> list[Run]:
        return self.quiet + self.disturbed


Call = tuple[Job, str]
"""A run to make: of what, and with which noise."""
Recording = Generator[list[Call], list[Run], Record]
"""Asks for runs, is sent them, and returns a record in the end."""


def record(
    example: Example, pythons: Sequence[Interpreter], workers: int, progress: Callable[[str], None] = lambda text: None
) -> Record:
    """Run an example many times under every start method and return its record.

    Raises:
        MpguideError: the runs differ in more than the header allows, or one went wrong.
    """
    [(_, made)] = record_all([example], pythons, workers, progress)
    if isinstance(made, MpguideError):
        raise made
    return made


def record_all(
    examples: Sequence[Example],
    pythons: Sequence[Interpreter],
    workers: int,
    progress: Callable[[str], None] = lambda text: None,
    ran: Callable[[int, int], None] = lambda done, planned: None,
) -> Generator[tuple[Example, Record | MpguideError]]:
    """Record examples side by side; yield each with its record, or with why it has none, as soon as that is known.

    On the newest and on the oldest Python each start method runs `QUIET_RUNS` times undisturbed and once
    with each of `mpguide.runner.NOISES`. On those between it runs once; if that does not agree with what
    the two print, it runs as often there. So does a program whose runs are cheap. Then each combination that ran
    more than once has to repeat the record. Combinations that print alike become one variant. Combinations of other
    Pythons in a record of the same source are kept as they are.

    Args:
        examples: the earlier ones come first.
        pythons: interpreters.
        workers: runs side by side.
        progress: gets a sentence when an example begins.
        ran: gets, after each run, the number of those that are over and of all that are planned so far.
    """
    waiting = list(examples)
    begun: list[_Progress] = []
    running: dict[Future[Run], tuple[_Progress, int]] = {}
    over, planned = 0, sum(_expected_runs(example, pythons) for example in examples)
    with worker_pool(__name__, workers) as pool:
        while waiting or begun:
            while len(running) <= workers and (one := _with_work(begun, waiting, pythons, progress)):
                index = one.todo.pop(0)
                running[submit(pool, _run, one.calls[index])] = (one, index)
            for future in wait(running, return_when=FIRST_COMPLETED)[0] if running else ():
                one, index = running.pop(future)
                over += 1
                try:
                    one.found[index] = future.result()
                except MpguideError as error:
                    one.refused = error
                    one.todo.clear()
            for one in [
                one for one in begun if not one.todo and all(other is not one for other, _ in running.values())
            ]:
                made = one.go_on()
                if made is not None:
                    begun.remove(one)
                    yield one.example, made
            ran(over, max(planned, over))


class _Progress:
    """A recording under way: the runs that it asked for, and those that were made."""

    def __init__(self, example: Example, recording: Recording) -> None:
        self.example = example
        self.calls: list[Call] = []
        self.todo: list[int] = []
        self.found: dict[int, Run] = {}
        self.refused: MpguideError | None = None
        self._recording = recording
        self._started = False

    def go_on(self) -> Record | MpguideError | None:
        """Hand over the runs that were asked for; return what came of it, if it is at its end."""
        if self.refused:
            return self.refused
        runs = [self.found[index] for index in range(len(self.calls))]
        try:
            self.calls = self._recording.send(runs) if self._started else next(self._recording)
        except StopIteration as end:
            made: Record = end.value
            return made
        except MpguideError as error:
            return error
        self._started, self.found, self.todo = True, {}, list(range(len(self.calls)))
        return None


def _with_work(
    begun: list[_Progress], waiting: list[Example], pythons: Sequence[Interpreter], progress: Callable[[str], None]
) -> _Progress | None:
    """Return the first recording that has runs to make, if need be a new one."""
    for one in begun:
        if one.todo:
            return one
    while waiting:
        example = waiting.pop(0)
        one = _Progress(example, _recording(example, pythons, progress))
        begun.append(one)
        one.refused = _refusal(one.go_on())
        if one.todo:
            return one
    return None


def _refusal(made: Record | MpguideError | None) -> MpguideError | None:
    return made if isinstance(made, MpguideError) else None


def _recording(example: Example, pythons: Sequence[Interpreter], progress: Callable[[str], None]) -> Recording:
    jobs, left_out = plan([example], pythons)
    if not jobs:
        raise MpguideError(f"{at(example.path)}: cannot be recorded here: {'; '.join(left_out)}")
    full, single = _split(jobs)
    most = QUIET_RUNS + len(NOISES)
    few = f", {len(single)} of them once" if single else ""
    progress(f"recording {example.name}: {len(jobs)} combinations x {most} runs{few}")
    calls: list[Call] = [(job, noise) for noise in ("",) * QUIET_RUNS + NOISES for job in full]
    calls += [(job, "") for job in single]
    found: dict[Job, list[tuple[str, Run]]] = {job: [] for job in jobs}
    again = single if single else []
    while True:
        runs = yield calls
        for (job, noise), done in zip(calls, runs, strict=True):
            found[job].append((noise, done))
        singles = {job: _runs_of(job, found[job]) for job in jobs}
        if again:  # the first runs are over: is it cheap to make all?
            cost = sum(done.cpu_seconds for done in runs) / len(runs)
            more = again if cost * len(jobs) * (most + 1) <= CHEAP else []
            again = []
        else:
            more = []
        if not more:
            groups = _merge(example, [singles[job] for job in full])
            homes = {job: _home(example, singles[job], groups, full) for job in single}
            more = [job for job in single if homes[job] is None]
        if not more:
            break
        single = [job for job in single if job not in more]
        full = [job for job in jobs if job not in single]
        calls = [(job, noise) for noise in ("",) * (QUIET_RUNS - 1) + NOISES for job in more]
    for job, home in homes.items():
        assert home is not None
        home.combinations += singles[job].combinations
        home.quiet += singles[job].quiet
    place = {(job.python.minor, job.start_method): number for number, job in enumerate(jobs)}
    for group in groups:
        group.combinations.sort(key=place.__getitem__)
    groups.sort(key=lambda group: place[group.combinations[0]])
    old = _old_record(example)
    variants = [_variant(example, group, old) for group in groups]
    kept = _kept(old, {combination for group in groups for combination in group.combinations})
    made = Record(example.digest, tuple(_join_equal(variants + kept)))
    _require_masks_used(example, made)
    repeats = yield [(job, "") for job in full]
    _require_repeated(repeats + [singles[job].quiet[0] for job in single], made)
    return made


def _expected_runs(example: Example, pythons: Sequence[Interpreter]) -> int:
    full, single = _split(plan([example], pythons)[0])
    return len(full) * (QUIET_RUNS + len(NOISES) + 1) + len(single)


def _split(jobs: list[Job]) -> tuple[list[Job], list[Job]]:
    """Return the jobs of the newest and the oldest Python, with the GIL and without it, and those of the others."""
    full = []
    for free in (False, True):
        versions = [version_key(job.python.minor) for job in jobs if job.python.free_threaded == free]
        ends = {min(versions), max(versions)} if versions else set()
        full += [job for job in jobs if job.python.free_threaded == free and version_key(job.python.minor) in ends]
    full.sort(key=jobs.index)
    return full, [job for job in jobs if job not in full]


def _home(example: Example, single: _Group, groups: list[_Group], full: list[Job]) -> _Group | None:
    """Return the group of the same start method that a lone run agrees with; None if there is none, or no telling."""
    [(python, method)] = single.combinations
    free = python.endswith("t")
    near = {
        (job.python.minor, method) for job in full if job.start_method == method and job.python.free_threaded == free
    }
    homes = [
        group
        for group in groups
        if near & set(group.combinations) and all(_agrees(example, group, done) for done in single.quiet)
    ]
    return homes[0] if len(homes) == 1 else None


def _agrees(example: Example, group: _Group, done: Run) -> bool:
    found = _settle(example, group.runs)
    return found is not None and all(
        not compare(expected, transcript(done, stream), example.header.mask, done.attributed)
        for stream, expected in found.items()
    )


def _run(job: Job, noise: str) -> Run:
    return run(job.example, job.python, job.start_method, noise=noise)


def _runs_of(job: Job, runs: list[tuple[str, Run]]) -> _Group:
    """Group the runs of one combination; refuse what no record could pass."""
    for _, done in runs:
        if problem := find_misbehavior(done):
            raise MpguideError(
                f"{at(job.example.path)}: not recorded: {job.python.minor} {job.start_method}: {problem}"
            )
    group = _Group([(job.python.minor, job.start_method)], [], [])
    for noise, done in runs:
        (group.disturbed if noise else group.quiet).append(done)
    return group


def _settle(example: Example, runs: Sequence[Run]) -> dict[str, Expected] | None:
    """Return what the runs agree on, per stream; None if they do not."""
    found = {}
    for stream in compared(example.header):
        expected = settle([transcript(done, stream) for done in runs], example.header.mask, example.header.order)
        if expected is None:
            return None
        found[stream] = expected
    return found


def _merge(example: Example, singles: list[_Group]) -> list[_Group]:
    """Join the combinations that print alike; refuse one whose own runs differ.

    Joining may loosen ``exact`` to ``by-process``: what held for each by luck did not hold for
    all. It may not loosen to ``any``, which would hide a true difference.
    """
    groups: list[_Group] = []
    for single in singles:
        alone = _settle(example, single.runs)
        if alone is None:
            raise MpguideError(_disagreement(example, single))
        for group in groups:
            both = _settle(example, group.runs + single.runs)
            orders = {s: _settle_order(example, group, s) for s in alone}
            if both and all(e.order != "any" or "any" in (alone[s].order, orders[s]) for s, e in both.items()):
                group.combinations += single.combinations
                group.quiet += single.quiet
                group.disturbed += single.disturbed
                break
        else:
            groups.append(single)
    return groups


def _settle_order(example: Example, group: _Group, stream: str) -> str:
    found = _settle(example, group.runs)
    return found[stream].order if found else "any"


def _disagreement(example: Example, group: _Group) -> str:
    """Return the message for runs of one combination that no order reconciles."""
    order = example.header.order or "any"
    pairs = [
        (stream, transcript(group.runs[0], stream), transcript(other, stream))
        for stream in compared(example.header)
        for other in group.runs[1:]
    ]
    found = ((stream, compare(Expected(order, one), other, example.header.mask)) for stream, one, other in pairs)
    stream, difference = next((stream, difference) for stream, difference in found if difference)
    return (
        f"{at(example.path)}: not recorded: two runs ({' '.join(group.combinations[0])}) differ in {stream} beyond order {order!r}; "
        f"put what varies into 'mask', or make the program print the same\n{difference}"
    )


def _variant(example: Example, group: _Group, old: Record | None) -> Variant:
    """Return the variant of a group; it shows the old record's lines if they still hold."""
    runs = [_showcase(group), *group.runs]
    streams = {}
    for stream in compared(example.header):
        transcripts = [transcript(done, stream) for done in runs]
        new = settle(transcripts, example.header.mask, example.header.order)
        assert new is not None  # the group was settled before
        streams[stream] = new
        for lines in _old_lines(old, group, stream):
            kept = settle([lines, *transcripts], example.header.mask, example.header.order)
            if kept and _shape(kept, example) == _shape(new, example):
                streams[stream] = kept
    return Variant(tuple(group.combinations), {s: e for s, e in streams.items() if e.lines})


def _shape(expected: Expected, example: Example) -> tuple[object, ...]:
    """Return what two equivalent expectations have in common: all but the interleaving."""
    lines = masked(expected.lines, example.header.mask)
    said = [(line.who.rstrip(" 0123456789"), line.text) for line in lines]  # numbers of children may change places
    return (expected.order, len(expected.barriers), said if expected.order == "exact" else sorted(said))


def _showcase(group: _Group) -> Run:
    """Return the run to show: the one whose processes interleave most, where parents are known best."""
    rank = [method for method in ("own", *START_METHODS) if any(r.start_method == method for r in group.quiet)]
    newest = max((done.python.version for done in group.quiet), key=version_key)
    eligible = [r for r in group.quiet if r.start_method == rank[0] and r.python.version == newest] or group.quiet
    return max(eligible, key=lambda r: sum(a.process != b.process for a, b in zip(r.lines, r.lines[1:], strict=False)))


def _old_record(example: Example) -> Record | None:
    try:
        old = Record.load(example.record_path, example.name)
    except MpguideError:
        return None
    return old if old.source == example.digest else None


def _old_lines(old: Record | None, group: _Group, stream: str) -> list[tuple[Said, ...]]:
    variants = old.variants if old else ()
    return [v.expected(stream).lines for v in variants if set(v.runs) & set(group.combinations)]


def _kept(old: Record | None, renewed: set[tuple[str, str]]) -> list[Variant]:
    """Return what an old record says about combinations that were not run now."""
    rests = [(tuple(c for c in v.runs if c not in renewed), v.streams) for v in (old.variants if old else ())]
    return [Variant(runs, streams) for runs, streams in rests if runs]


def _join_equal(variants: list[Variant]) -> list[Variant]:
    """Make one variant of those that show the same."""
    joined: list[Variant] = []
    for variant in variants:
        same = next((i for i, other in enumerate(joined) if other.streams == variant.streams), None)
        if same is None:
            joined.append(variant)
        else:
            joined[same] = Variant(joined[same].runs + variant.runs, variant.streams)
    return joined


def _require_masks_used(example: Example, made: Record) -> None:
    lines = [line for v in made.variants for stream in STREAMS for line in v.expected(stream).lines]
    for pattern in example.header.mask:
        if masked(lines, [pattern]) == tuple(lines):
            raise MpguideError(
                f"{at(example.path)}: not recorded: mask {pattern.pattern!r} matches nothing it prints; remove or repair it"
            )


def _require_repeated(runs: Sequence[Run], made: Record) -> None:
    """Refuse a record that one more run of each combination does not agree with."""
    for done in runs:
        if problem := find_problem(done, made):
            raise MpguideError(
                f"{at(done.example.path)}: not recorded: {done.python.minor} {done.start_method} did not repeat it\n{problem}"
            )
