"""The command line: list, run, check, record, trace and copy; explain a traceback; merge results; audit a site."""

from __future__ import annotations

import argparse
import io
import os
import signal
import sys
import tempfile
import textwrap
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from mpguide import timeline_file
from mpguide.changes import changed_examples
from mpguide.checker import CheckResult, check, describe_exit, find_misbehavior
from mpguide.errors import MpguideError, at
from mpguide.example import Example, Library
from mpguide.files import cache_folder, one_at_a_time, refuse_unwritable, write_whole
from mpguide.header import START_METHODS
from mpguide.interpreter import Interpreter, any_python
from mpguide.matrix import Job, default_workers, plan, sample, side_by_side
from mpguide.record import Record, fresh_record
from mpguide.results import load_results, merge_results, save_results
from mpguide.runner import Run, run
from mpguide.tracebacks import MOST, Matcher
from mpguide.transcript import STREAMS, transcript
from mpguide.verdicts import Verdicts

if TYPE_CHECKING:
    from mpguide.summary import Summary
    from mpguide.tracer import Trace


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Returns:
        0 if all is well, 1 if an example failed, 2 for bad input, 130 after Ctrl-C, 143 after SIGTERM.
    """
    _open_streams()
    options = _parser().parse_args(arguments)
    try:
        with _sigterm_raises():
            status: int = options.command(options)
        sys.stdout.flush()
        return status
    except MpguideError as error:
        print(f"mpguide: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("mpguide: stopped; nothing was written", file=sys.stderr)
        return 130
    except _Terminated:
        print("mpguide: terminated; nothing was written", file=sys.stderr)
        return 143
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1


def _open_streams() -> None:
    """Make up for streams that were closed when we were started, and print file names that are no text."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115  it is there until the end
        elif isinstance(stream, io.TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")


class _Terminated(BaseException):
    """SIGTERM, as an exception: what runs is ended on the way out, as after Ctrl-C."""


@contextmanager
def _sigterm_raises() -> Iterator[None]:
    def terminate(*_: object) -> None:
        raise _Terminated

    if threading.current_thread() is not threading.main_thread():  # of a program that calls `main`
        yield
        return
    before = signal.signal(signal.SIGTERM, terminate)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="mpguide", description="Run and check the examples of a guide to concurrent Python."
    )
    parser.add_argument("--version", action=_Version, nargs=0, help="print the version and end")
    parser.add_argument("--root", type=Path, help="folder that holds examples/ (default: found from here)")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, function: Callable[[argparse.Namespace], int], text: str) -> argparse.ArgumentParser:
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(command=function)
        return command

    add("list", _list, "List all examples with what each shows.")

    command = add("run", _run, "Run one example and show which process printed which line.")
    command.add_argument("name", metavar="NAME", help="path below examples/, with or without .py")
    command.add_argument(
        "--start-method", choices=START_METHODS, help="set from outside (default: the interpreter's own)"
    )
    command.add_argument("--python", metavar="P", help="a path or a version such as 3.14 (default: this one)")

    command = add("check", _check, "Run examples and compare them with their records.")
    command.add_argument("names", metavar="NAME", nargs="*", help="examples (default: all)")
    _add_matrix(command)
    command.add_argument(
        "--start-method", action="append", default=[], choices=START_METHODS, help="only this one; repeatable"
    )
    command.add_argument("--runs", type=_positive, default=1, metavar="N", help="check each combination N times")
    command.add_argument("--json", type=Path, metavar="FILE", help="write the results there")
    command.add_argument(
        "--changed", nargs="?", const="HEAD", metavar="COMMIT", help="only examples that differ from it (default: HEAD)"
    )
    command.add_argument(
        "--sample",
        type=int,
        metavar="TURN",
        help="one combination of each example, another one each turn; all of those that --changed names, and of those"
        " that print differently from one combination to another",
    )
    command.add_argument("--fresh", action="store_true", help="run all, whatever passed in the last seven days")

    command = add("record", _record, "Make records from several real runs, some disturbed on purpose.")
    command.add_argument("names", metavar="NAME", nargs="*", help="examples, or 'all'")
    command.add_argument(
        "--changed", action="store_true", help="only those without a fresh record; of all, without NAME"
    )
    command.add_argument(
        "--timeline", action="store_true", help="only draw the timelines, from runs one after the other (Linux)"
    )
    _add_matrix(command)

    command = add("trace", _trace, "Run any program and draw what its processes and threads did (Linux).")
    command.add_argument("-o", "--output", type=Path, metavar="FILE", help="the report (default: SCRIPT.trace.html)")
    command.add_argument("--perfetto", type=Path, metavar="FILE", help="also write a file for ui.perfetto.dev")
    command.add_argument(
        "--lines",
        action="store_true",
        help="also draw when each process prints a line: its output goes through a socket",
    )
    command.add_argument("--no-lines", action="store_true", help=argparse.SUPPRESS)  # what is done anyway
    command.add_argument("-q", "--quiet", action="store_true", help="print no figures; all is in the report")
    command.add_argument(
        "--python",
        metavar="P",
        help="a path, a command or a version, any (default: that of the active environment, or of PATH)",
    )
    command.add_argument("-m", dest="module", action="store_true", help="SCRIPT is the name of a module")
    command.add_argument("script", metavar="SCRIPT", help="a Python file, or any program")
    command.add_argument("arguments", metavar="ARGS", nargs=argparse.REMAINDER, help="its arguments")

    command = add("copy", _copy, "Copy one example to where you work.")
    command.add_argument("name", metavar="NAME")
    command.add_argument(
        "dest", metavar="DEST", nargs="?", type=Path, default=Path(), help="folder or file (default: here)"
    )

    command = add("explain", _explain, "Say which entry of the errors chapter a traceback is about.")
    command.add_argument(
        "file", metavar="FILE", nargs="?", type=Path, help="holds the traceback (default: standard input)"
    )

    command = add("merge", _merge, "Join results files of several machines into one.")
    command.add_argument("out", metavar="OUT", type=Path)
    command.add_argument("files", metavar="IN", type=Path, nargs="+")

    command = add("audit", _audit, "Refuse a built site that shows a code block no record backs.")
    command.add_argument("site", metavar="SITE", type=Path, help="folder of the built site")
    return parser


class _Version(argparse.Action):
    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"mpguide {version('mpguide')}")
        parser.exit()


def _add_matrix(command: argparse.ArgumentParser) -> None:
    command.add_argument(
        "--python", action="append", default=[], metavar="P", help="a path or a version; repeatable (default: this one)"
    )
    command.add_argument(
        "--jobs",
        type=_positive,
        default=default_workers(),
        metavar="N",
        help="runs side by side (default: %(default)s)",
    )


def _positive(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"must be a whole number from 1, not {text!r}")
    return number


def _library(options: argparse.Namespace) -> Library:
    if options.root is None:
        return Library.find()
    if not (options.root / "examples").is_dir():
        raise MpguideError(f"--root {options.root}: has no folder examples/")
    return Library(options.root)


def _pythons(options: argparse.Namespace) -> list[Interpreter]:
    return [Interpreter.find(wanted) for wanted in options.python or [None]]


def _list(options: argparse.Namespace) -> int:
    examples = _library(options).examples()
    width = max((len(example.name) for example in examples), default=0)
    for example in examples:
        print(f"{example.name:{width}}  {example.summary}".rstrip())
    return 0


def _run(options: argparse.Namespace) -> int:
    example = _library(options).get(options.name)
    python = Interpreter.find(options.python)
    method = options.start_method or "own"
    jobs, left_out = plan([example], [python], [method] if method != "own" else [])
    if not jobs or (method != "own" and method not in [job.start_method for job in jobs]):
        named = ", ".join(example.start_methods).replace("own", "its own")
        raise MpguideError(left_out[0] if left_out else f"{example.name}: is not about {method}; it uses {named}")
    done = run(example, python, method)
    for stream, out in zip(STREAMS, (sys.stdout, sys.stderr, sys.stderr), strict=True):
        said = transcript(done, stream)
        if said and stream == "waits":
            print("where it waits:", file=out)
        width = max((len(line.who) for line in said), default=0)
        for line in said:
            print(f"{line.who:{width}} | {line.text}".rstrip() if done.attributed else line.text, file=out)
    problem = find_misbehavior(done)
    print(_describe(done), *filter(None, [problem]), sep="\n", file=sys.stderr)
    return 1 if problem else 0


def _describe(done: Run) -> str:
    method = "its default start method" if done.start_method == "own" else done.start_method
    count = f", {len(done.processes)} processes" if done.attributed else ""
    return f"[Python {done.python.version}, {method}: {'hung' if done.hung else f'exit status {describe_exit(done.exit)}'}{count}, {done.seconds:.2f} s, {done.cpu_seconds:.2f} s CPU]"


def _check(options: argparse.Namespace) -> int:
    library = _library(options)
    jobs, left_out, to_run = _jobs_to_check(options, library)
    if options.json:  # better now than after the runs
        refuse_unwritable(options.json)
    verdicts = Verdicts()
    verdicts.forget_old()
    kept = [result for job in jobs if (result := verdicts.find(job)) and job.example.name not in to_run]
    if options.fresh or options.runs > 1:
        kept = []
    passed_before = {(result.example, result.python, result.start_method) for result in kept}
    jobs = [job for job in jobs if (job.example.name, job.python.minor, job.start_method) not in passed_before]
    jobs = jobs * options.runs
    results: list[CheckResult] = []
    with _progress(len(jobs)) as report:
        for index, result in side_by_side(_check_job, [(job,) for job in jobs], options.jobs):
            results.append(result)
            verdicts.keep(jobs[index], result)
            report(_line(result), result.status == "passed")
    failed = [result for result in results if result.status != "passed"]
    for result in failed:
        print(f"\n{_line(result)}\n{result.problem}")
    for sentence in left_out:
        print(f"left out: {sentence}")
    if options.json:
        save_results(_worst([*kept, *results]), options.json)
    if kept:
        print(f"{len(kept)} passed before and are not run again, the oldest on {min(one.date for one in kept)} (UTC)")
    print(f"{len(kept) + len(results) - len(failed)} passed, {len(failed)} failed")
    return 1 if failed else 0


def _jobs_to_check(options: argparse.Namespace, library: Library) -> tuple[list[Job], list[str], set[str]]:
    """Return what the options ask to check, what they ask for that does not apply, and the examples that must run.

    Those are the examples that a sample takes one combination of: what passed before does not count for them.
    """
    named = [library.get(name) for name in options.names]
    changed = changed_examples(library, options.changed) if options.changed else []
    examples = named or (changed if options.changed and options.sample is None else library.examples())
    if named and options.changed:
        examples = [example for example in named if example in changed]
    if options.changed and not examples:
        return [], [], set()
    jobs, left_out = plan(examples, _pythons(options), options.start_method)
    if not jobs:
        raise MpguideError(f"nothing to check: {left_out[0] if left_out else 'no example matches'}")
    records = {
        example.name: fresh_record(example) for example in {job.example.name: job.example for job in jobs}.values()
    }
    if options.sample is not None:
        differ = {name for name, record in records.items() if len(record.variants) > 1}
        whole = differ | {example.name for example in changed}
        return sample(jobs, options.sample, whole), [], records.keys() - whole
    return jobs, left_out, set()


def _check_job(job: Job) -> CheckResult:
    return check(job.example, job.python, job.start_method)


def _worst(results: Sequence[CheckResult]) -> list[CheckResult]:
    """Of several runs of one combination keep one, a failed one if there is any."""
    return merge_results([sorted(results, key=lambda result: result.status == "failed")])


def _line(result: CheckResult) -> str:
    return f"{result.status}  {result.example}  {result.python} {result.start_method}  {result.seconds:.2f} s"


@contextmanager
def _progress(total: int) -> Iterator[Callable[[str, bool], None]]:
    """Show a bar on a terminal, one plain line per result elsewhere."""
    if not sys.stderr.isatty():
        yield lambda line, passed: print(line, flush=True)
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=total)

        def report(line: str, passed: bool) -> None:
            progress.update(task, advance=1, description=line)
            if not passed:
                progress.console.print(line, markup=False, highlight=False)

        yield report


def _record(options: argparse.Namespace) -> int:
    library = _library(options)
    names = library.names() if options.names == ["all"] or not options.names else options.names
    if not options.names and not options.changed:
        raise MpguideError("record: name examples, or 'all', or give --changed for those without a fresh record")
    examples = [example for example in map(library.get, names) if not options.changed or not _is_fresh(example)]
    if not examples:
        print("nothing to record: every record is fresh")
        return 0
    pythons = _pythons(options)
    if not any(plan([example], pythons)[0] for example in examples):
        raise MpguideError(f"{at(examples[0].path)}: cannot be recorded here: {'; '.join(plan(examples, pythons)[1])}")
    for example in examples:  # better now than after the runs
        refuse_unwritable(timeline_file.path_of(example) if options.timeline else example.record_path)
    with one_at_a_time(
        cache_folder() / "recording.lock",
        lambda: _tell("waiting for another recording on this machine to end, since they would disturb each other"),
    ):
        if not options.timeline:
            return _record_all(examples, pythons, options.jobs)
        for example in examples:
            _draw(example, fresh_record(example), pythons)
    return 0


def _is_fresh(example: Example) -> bool:
    try:
        fresh_record(example)
    except MpguideError:
        return False
    return True


def _record_all(examples: list[Example], pythons: list[Interpreter], workers: int) -> int:
    """Record and save; what is finished is kept, whatever comes of the others."""
    from mpguide.recorder import record_all

    refused, written = 0, 0
    drawn: list[tuple[Example, Record]] = []
    try:
        with _time_left() as (tell, ran), closing(record_all(examples, pythons, workers, tell, ran)) as recording:
            for example, made in recording:
                if isinstance(made, MpguideError):
                    refused += 1
                    tell(f"mpguide: {made}")
                    continue
                before = example.record_path.read_bytes() if example.record_path.is_file() else b""
                made.save(example.record_path)
                state = "unchanged" if example.record_path.read_bytes() == before else "written"
                written += state == "written"
                orders = ", ".join(sorted({variant.order for variant in made.variants}))
                print(
                    f"{state}: {example.record_path.name}  {len(made.variants)} variant(s), order: {orders}", flush=True
                )
                if state == "written" and timeline_file.path_of(example).is_file():
                    drawn.append((example, made))
        for example, made in drawn:  # from runs one after the other, when nothing else runs
            _draw(example, made, pythons)
    except (KeyboardInterrupt, _Terminated) as signaled:
        if not written:
            raise
        stopped = isinstance(signaled, KeyboardInterrupt)
        _tell(
            f"mpguide: {'stopped' if stopped else 'terminated'}; {written} record(s) were written before and are kept"
        )
        return 130 if stopped else 143
    if refused and len(examples) > 1:
        _tell(f"{refused} of {len(examples)} examples were not recorded")
    return 1 if refused else 0


@contextmanager
def _time_left() -> Iterator[tuple[Callable[[str], None], Callable[[int, int], None]]]:
    """Give a function that tells, and one that shows how many runs are over; on a terminal with the time left."""
    if not sys.stderr.isatty():
        yield _tell, lambda done, planned: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("runs, time left"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task("", total=None)
        yield (
            lambda text: progress.console.print(text, markup=False, highlight=False),
            lambda done, planned: progress.update(task, completed=done, total=planned),
        )


def _draw(example: Example, made: Record, pythons: Sequence[Interpreter]) -> None:
    drawn = timeline_file.make(example, made, pythons, _tell)
    timeline_file.save(drawn, example)
    times = ", ".join(f"{one.start_method} {one.timeline.seconds:.2f} s" for one in drawn)
    print(f"written: {timeline_file.path_of(example).name}  Python {drawn[0].python}: {times}", flush=True)


def _tell(text: str) -> None:
    print(text, file=sys.stderr)


def _trace(options: argparse.Namespace) -> int:
    if sys.platform != "linux":
        raise MpguideError("trace: needs Linux; elsewhere the system does not tell what the threads of a program do")
    from mpguide.report import write_perfetto, write_report
    from mpguide.summary import summarize
    from mpguide.tracer import command_of, trace

    python = any_python(options.python)
    command = command_of(options.script, options.arguments, python, options.module)
    report: Path = options.output or Path(f"{Path(options.script).stem or 'program'}.trace.html")
    for path in filter(None, (report, options.perfetto)):  # better now than after the run
        refuse_unwritable(path)
    found = trace(command, listen=options.lines)
    if not options.quiet:
        _say(_figures(found, summarize(found.timeline, found.helpers)))
    said = _written_somewhere(lambda path: write_report(found, path), report)
    if options.perfetto:
        _written_somewhere(lambda path: write_perfetto(found, path), options.perfetto)
    if said and not options.quiet:
        _say([f"report: {report}"])
    return found.exit if found.exit >= 0 else 128 - found.exit


def _figures(found: Trace, summary: Summary) -> Iterator[str]:
    from mpguide.summary import advice, sentences

    for title, value in sentences(summary, found.timeline):
        yield f"{title + ':':18} {value}"
    for text in [*advice(summary, found.timeline), *found.notes]:
        yield f"* {text}"


def _written_somewhere(write: Callable[[Path], object], path: Path) -> bool:
    """Write a file after a run, in the temporary folder if it cannot be where it should; return whether it could."""
    try:
        write(path)
        return True
    except MpguideError as error:
        try:
            other = Path(tempfile.mkdtemp(prefix="mpguide-")) / path.name
            write(other)
            _say([f"mpguide: {error}; it is {other} instead"])
        except (MpguideError, OSError):
            _say([f"mpguide: {error}; nor can it be in a temporary folder"])
        return False


def _say(lines: Iterable[str]) -> None:
    """Print on standard error; if nobody takes it, the exit status is still that of the program."""
    try:
        for line in lines:
            print(line, file=sys.stderr, flush=True)
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)


def _copy(options: argparse.Namespace) -> int:
    example = _library(options).get(options.name)
    target: Path = options.dest / example.path.name if options.dest.is_dir() else options.dest
    if target.exists():
        raise MpguideError(f"{at(target)}: exists already; name another place")
    try:
        source = example.path.read_bytes()
    except OSError as error:
        raise MpguideError(f"{at(example.path)}: cannot be read: {error.strerror}") from None
    write_whole(target, source)
    print(f"{target}: run it with 'python {target.name}' or 'uv run {target.name}'")
    return 0


def _explain(options: argparse.Namespace) -> int:
    if options.file is None and sys.stdin.isatty():
        print("Paste the traceback, then press Ctrl-D on a line of its own.", file=sys.stderr)
    try:
        data = options.file.read_bytes() if options.file else sys.stdin.buffer.read()
    except OSError as error:
        raise MpguideError(f"{at(options.file)}: cannot be read: {error.strerror}") from None
    text = data.decode("utf-8", "replace")
    if not text.strip():
        raise MpguideError("nothing to explain; give a traceback on standard input: mpguide explain < FILE")
    entries = Matcher.load(_library(options).root).find(text)[:MOST]
    if not entries:
        print("No entry fits. Look at the innermost traceback: it may be an error of the program itself.")
        return 1
    for number, entry in enumerate(entries):
        if number == 1:
            print("Less likely:\n")
        print(entry.title.replace("`", ""))
        print(textwrap.indent(textwrap.fill(entry.why.replace("`", ""), 92), "    "))
        print(f"    page: {entry.page}")
        print(*(f"    fix:  mpguide run {name}\n" for name in entry.fixes), sep="")
    return 0


def _merge(options: argparse.Namespace) -> int:
    merged = merge_results(load_results(file) for file in options.files)
    save_results(merged, options.out)
    print(f"{options.out}: {len(merged)} results of {len(options.files)} files")
    return 0


def _audit(options: argparse.Namespace) -> int:
    from mpguide.audit import audit_site

    report = audit_site(options.site, _library(options))
    for problem in report.problems:
        print(problem)
    print(f"{report.pages} pages, {report.cards} cards, {len(report.problems)} problems")
    return 1 if report.problems else 0
