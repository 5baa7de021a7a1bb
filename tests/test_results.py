"""The results file: written whole, read with care, merged without doubles."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from mpguide import CheckResult, Example, MpguideError
from mpguide.results import Standing, load_results, merge_results, save_results

Maker = Callable[..., Example]

ONE = CheckResult(
    example="a/x.py",
    python="3.14",
    start_method="fork",
    status="passed",
    seconds=0.5,
    cpu_seconds=0.1,
    order="exact",
    version="3.14.1",
    platform="linux",
    date="2026-11-23",
    source="a" * 64,
    attributed=True,
)


def change(**fields: object) -> CheckResult:
    return dataclasses.replace(ONE, **fields)  # type: ignore[arg-type]


def test_results_are_saved_sorted_and_loaded_again(tmp_path: Path) -> None:
    results = [change(start_method="spawn"), ONE, change(example="a/w.py", status="failed", problem="it\nis\nwrong")]
    path = tmp_path / "results.json"
    save_results(results, path)
    assert load_results(path) == [results[2], results[1], results[0]]
    assert list(tmp_path.iterdir()) == [path]
    assert json.loads(path.read_text())[1]["cpu_seconds"] == 0.1


def test_results_that_cannot_be_written_leave_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    for target in (tmp_path / "file" / "x", tmp_path / "absent" / "x", tmp_path / "folder"):
        with pytest.raises(MpguideError, match="cannot be written: "):
            save_results([ONE], target)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "folder"]


@pytest.mark.parametrize(
    "text",
    ["", "{", "null", "1", '{"a": 1}', "{}", "[1]", "[{}]", '[{"example": "x"}]', '["x"]', "\ufeff[", "[" * 100_000],
)
def test_what_is_no_results_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "results.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(MpguideError, match=r"is not a results file: a JSON list of objects with example, python, "):
        load_results(path)


@pytest.mark.parametrize(
    ("field", "value"),
    [("status", 1), ("version", None), ("seconds", "1"), ("attributed", 1), ("status", "skipped"), ("unknown", 1)],
)
def test_an_entry_with_a_wrong_value_is_refused(tmp_path: Path, field: str, value: object) -> None:
    path = tmp_path / "results.json"
    path.write_text(json.dumps([dataclasses.asdict(ONE) | {field: value}]))
    with pytest.raises(MpguideError, match="is not a results file"):
        load_results(path)


def test_a_missing_or_unreadable_results_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(MpguideError, match=r"results\.json: cannot be read: No such file"):
        load_results(tmp_path / "results.json")
    path = tmp_path / "bytes.json"
    path.write_bytes(b"\xff")
    with pytest.raises(MpguideError, match="is not a results file"):
        load_results(path)


def test_of_two_results_for_one_combination_the_later_stays() -> None:
    merged = merge_results([[ONE, change(python="3.15")], [change(status="failed"), change(platform="macos")]])
    assert merged == [change(status="failed"), change(python="3.15"), change(platform="macos")]


def test_a_verdict_knows_only_the_present_source(make: Maker) -> None:
    example = make("print(1)")
    mine = change(source=example.digest)
    results = [
        mine,
        change(),
        change(source=example.digest, example="a/y.py"),
        change(source=example.digest, status="failed"),
    ]
    verdict = Standing.of(example, results)
    assert verdict.passed == (mine,)
    assert [result.status for result in verdict.failed] == ["failed"]
    assert Standing.of(example, []) == Standing((), ())
