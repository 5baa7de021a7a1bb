"""The recorder: makes a record from several real runs, some of them disturbed on purpose."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from mpguide.checker import find_misbehavior, find_problem
from mpguide.errors import MpguideError, at
from mpguide.example import Example
from mpguide.header import START_METHODS
from mpguide.interpreter import Interpreter
from mpguide.matrix import Job, plan, side_by_side
from mpguide.record import Record, Variant, version_key
from mpguide.runner import NOISES, Run, run
from mpguide.transcript import STREAMS, Expected, Said, compare, compared, masked, settle, transcript

QUIET_RUNS = 3
"""Undisturbed runs of each combination; they run side by side, so they disturb each other."""


@dataclass
class _Group:
    """Combinations that may be one variant."""

    combinations: list[tuple[str, str]]
    quiet: list[Run]
    disturbed: list[Run] = field(default_factory=list)

    @property
    def runs(self) -> list[Run]:
        return self.quiet + self.disturbed


def record(
    example: Example, pythons: Sequence[Interpreter], workers: int, progress: Callable[[str], None] = lambda text: None
) -> Record:
    """Run an example many times under every start method and return its record.

    Each combination runs `QUIET_RUNS` times undisturbed and once with each of
    `mpguide.runner.NOISES`. Combinations that print alike become one variant. Combinations of other
    Pythons in a record of the same source are kept as they are.

    Raises:
        MpguideError: the runs differ in more than the header allows, or one went wrong.
    """
    jobs, left_out = plan([example], pythons)
    if not jobs:
        raise MpguideError(f"{at(example.path)}: cannot be recorded here: {'; '.join(left_out)}")
    progress(f"recording {example.name}: {len(jobs)} combinations x {QUIET_RUNS + len(NOISES)} runs")
    groups = _merge(example, [_runs_of(job, runs) for job, runs in _run_all(jobs, workers)])
    old = _old_record(example)
    variants = [_variant(example, group, old) for group in groups]
    kept = _kept(old, {combination for group in groups for combination in group.combinations})
    made = Record(example.digest, tuple(_join_equal(variants + kept)))
    _require_masks_used(example, made)
    _reproduce(jobs, made, workers)
    return made


def _run_all(jobs: list[Job], workers: int) -> list[tuple[Job, list[tuple[str, Run]]]]:
    calls = [(job, noise) for noise in ("",) * QUIET_RUNS + NOISES for job in jobs]
    found: dict[Job, list[tuple[str, Run]]] = {job: [] for job in jobs}
    for index, done in side_by_side(_run, calls, workers):
        job, noise = calls[index]
        found[job].append((noise, done))
    return list(found.items())


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


def _reproduce(jobs: list[Job], made: Record, workers: int) -> None:
    """Run every combination once more; refuse the record if it does not hold."""
    for index, done in side_by_side(_run, [(job, "") for job in jobs], workers):
        problem = find_problem(done, made)
        if problem:
            job = jobs[index]
            raise MpguideError(
                f"{at(job.example.path)}: not recorded: {job.python.minor} {job.start_method} did not repeat it\n{problem}"
            )
