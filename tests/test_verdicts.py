"""The store of verdicts: a pass counts for as long as nothing it depends on has changed, and nothing else counts."""

from __future__ import annotations

import dataclasses
import json
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from mpguide import CheckResult, Example, Interpreter, Record, check, verdicts
from mpguide.matrix import Job
from mpguide.record import Variant
from mpguide.transcript import Expected, Said
from mpguide.verdicts import Verdicts, engine_files

Maker = Callable[..., Example]


@pytest.fixture
def job(make: Maker, python: Interpreter) -> Job:
    """One example with its record, to check under fork."""
    example = make("print('fine')\n")
    expected = {"stdout": Expected("exact", (Said("main", "fine"),))}
    Record(example.digest, (Variant(((python.minor, "fork"),), expected),)).save(example.record_path)
    return Job(example, python, "fork")


@pytest.fixture
def result(job: Job) -> CheckResult:
    """A true pass of it."""
    return check(job.example, job.python, job.start_method)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "store"


@pytest.fixture
def kept(folder: Path, job: Job, result: CheckResult) -> Path:
    """The file of the pass."""
    Verdicts(folder).keep(job, result)
    (path,) = folder.glob("*/*")
    return path


@pytest.mark.usefixtures("kept")
def test_a_pass_is_found_again_as_it_was(folder: Path, job: Job, result: CheckResult) -> None:
    assert Verdicts(folder).find(job) == result
    assert Verdicts(folder).find_any(job.example) == result


def test_an_empty_store_holds_nothing(folder: Path, job: Job) -> None:
    assert Verdicts(folder).find(job) is None
    assert Verdicts(folder).find_any(job.example) is None
    Verdicts(folder).forget_old()


def test_a_failure_is_not_kept(folder: Path, job: Job, result: CheckResult) -> None:
    Verdicts(folder).keep(job, dataclasses.replace(result, status="failed", problem="wrong"))
    assert not folder.exists()


def test_a_pass_in_an_environment_that_the_run_has_made_is_kept(
    folder: Path, job: Job, result: CheckResult, monkeypatch: pytest.MonkeyPatch
) -> None:
    store, made = Verdicts(folder), False
    monkeypatch.setattr(Interpreter, "has_environment", lambda *_: made)
    assert store.find(job) is None
    made = True
    store.keep(job, result)
    assert Verdicts(folder).find(job) == result


def changed_source(job: Job) -> Job:
    return dataclasses.replace(job, example=dataclasses.replace(job.example, source="print('fine') \n"))


def changed_record(job: Job) -> Job:
    record = Record.load(job.example.record_path, job.example.name)
    streams = {"stdout": Expected("by-process", (Said("main", "fine"),))}
    Record(record.source, (Variant(record.variants[0].runs, streams),)).save(job.example.record_path)
    return job


def other_python(job: Job, **fields: Any) -> Job:
    return dataclasses.replace(job, python=dataclasses.replace(job.python, **fields))


CHANGES: dict[str, Callable[[Job], Job]] = {
    "source": changed_source,
    "record": changed_record,
    "name": lambda job: dataclasses.replace(job, example=dataclasses.replace(job.example, name="a/other.py")),
    "start method": lambda job: dataclasses.replace(job, start_method="spawn"),
    "build": lambda job: other_python(job, build="3.11.99 (main, a day later)"),
    "interpreter": lambda job: other_python(job, path="/elsewhere/python"),
    "packages": lambda job: other_python(job, packages=str(Path(__file__).parent)),
}


@pytest.mark.usefixtures("kept")
@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_of_anything_it_depends_on_leads_to_a_run(
    folder: Path, job: Job, change: Callable[[Job], Job]
) -> None:
    assert Verdicts(folder).find(change(job)) is None


@pytest.mark.usefixtures("kept")
def test_a_package_that_comes_leads_to_a_run(folder: Path, job: Job, tmp_path: Path) -> None:
    job = other_python(job, packages=str(tmp_path / "site-packages"))
    Verdicts(folder).keep(job, check(job.example, job.python, job.start_method))
    assert Verdicts(folder).find(job)
    (tmp_path / "site-packages" / "numpy-9.0.dist-info").mkdir(parents=True)
    verdicts._place.cache_clear()
    assert Verdicts(folder).find(job) is None


@pytest.mark.usefixtures("kept")
def test_another_platform_leads_to_a_run(folder: Path, job: Job, monkeypatch: pytest.MonkeyPatch) -> None:
    verdicts._place.cache_clear()
    monkeypatch.setattr("platform.platform", lambda: "Linux-99")
    assert Verdicts(folder).find(job) is None
    verdicts._place.cache_clear()


def test_a_changed_requirement_leads_to_a_run(folder: Path, job: Job, result: CheckResult) -> None:
    header = dataclasses.replace(job.example.header, dependencies=("no-such-package-is-installed>=99",))
    other = dataclasses.replace(job, example=dataclasses.replace(job.example, header=header))
    Verdicts(folder).keep(other, result)
    assert Verdicts(folder).find(other) is None  # its environment is not even made
    assert not folder.exists()


@pytest.mark.parametrize("name", ["checker.py", "runner_linux.py", "transcript.py", "sitecustomize.py"])
def test_a_changed_engine_leads_to_a_run(name: str, tmp_path: Path) -> None:
    source = Path(verdicts.__file__).parent
    package = tmp_path / "copy" / "mpguide"
    shutil.copytree(source, package, ignore=shutil.ignore_patterns("__pycache__"))
    ask = (
        f"import sys; sys.path.insert(0, {str(package.parent)!r}); from mpguide.verdicts import engine; print(engine())"
    )

    def engine() -> str:
        return subprocess.run([sys.executable, "-I", "-c", ask], capture_output=True, text=True, check=True).stdout

    assert engine().strip() == verdicts.engine()
    (package / "card.py").write_text("# what shows a page runs nothing\n")
    assert engine().strip() == verdicts.engine()
    (found,) = package.rglob(name)
    found.write_text(found.read_text() + "# changed\n")
    assert engine().strip() != verdicts.engine()


def test_the_engine_is_all_that_runs_and_compares() -> None:
    names = {path.name for path in engine_files()}
    assert {"checker.py", "runner.py", "runner_linux.py", "tree.py", "header.py", "sitecustomize.py"} <= names
    assert not names & {"cli.py", "card.py", "page.py", "verdicts.py", "recorder.py"}


WRONG = {
    "torn": lambda text: text[: len(text) // 2],
    "empty": lambda text: "",
    "a list": lambda text: "[1]",
    "a text": lambda text: '"passed"',
    "deep": lambda text: "[" * 100_000,
    "other format": lambda text: text.replace('"format": 1', '"format": 2'),
    "a failure": lambda text: text.replace('"status": "passed"', '"status": "failed"'),
    "of another example": lambda text: text.replace("a/x.py", "a/y.py"),
    "of another start method": lambda text: text.replace('"fork"', '"spawn"'),
    "a field too few": lambda text: text.replace('"attributed": true, ', ""),
    "a field of another kind": lambda text: text.replace('"attributed": true', '"attributed": 1'),
    "a week old": lambda text: aged(text, 7 * 24 * 3600 + 60),
    "from the future": lambda text: aged(text, -3600),
}


def aged(text: str, seconds: float) -> str:
    held = json.loads(text)
    held["kept"] = time.time() - seconds
    return json.dumps(held)


@pytest.mark.parametrize("spoil", WRONG.values(), ids=WRONG)
def test_what_is_no_fresh_pass_of_this_example_counts_as_none(
    folder: Path, kept: Path, job: Job, spoil: Callable[[str], str]
) -> None:
    text = kept.read_text()
    kept.write_text(spoil(text))
    assert kept.read_text() != text
    assert Verdicts(folder).find(job) is None


def test_a_folder_in_the_place_of_a_verdict_counts_as_none(folder: Path, kept: Path, job: Job) -> None:
    kept.unlink()
    kept.mkdir()
    assert Verdicts(folder).find(job) is None


def test_bytes_that_are_no_text_count_as_none(folder: Path, kept: Path, job: Job) -> None:
    kept.write_bytes(b"\xff\xfe\x00")
    assert Verdicts(folder).find(job) is None


def test_a_pass_of_six_days_counts(folder: Path, kept: Path, job: Job, result: CheckResult) -> None:
    kept.write_text(aged(kept.read_text(), 6 * 24 * 3600))
    assert Verdicts(folder).find(job) == result


def test_a_store_that_cannot_be_written_is_no_error(tmp_path: Path, job: Job, result: CheckResult) -> None:
    (tmp_path / "file").write_text("in the way")
    Verdicts(tmp_path / "file").keep(job, result)
    assert Verdicts(tmp_path / "file").find(job) is None


def test_what_is_old_goes(folder: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Verdicts(folder).forget_old()
    assert kept.exists()
    later = time.time() + 8 * 24 * 3600
    monkeypatch.setattr("time.time", lambda: later)
    Verdicts(folder).forget_old()
    assert list(folder.iterdir()) == []
