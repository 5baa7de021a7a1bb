"""The tables of the page "The same job nine ways" are what was measured, and the programs can be measured again."""

from __future__ import annotations

import ast
import json

from tests.play import script


def test_tables_of_the_page_are_what_was_measured() -> None:
    maker = script("benchmarks/same_job.py")
    text = maker.PAGE.read_text(encoding="utf-8")
    if not maker.DATA.exists():
        assert maker.BEGIN_AND_END in text, "a table without a measurement"
        return
    measured = json.loads(maker.DATA.read_text(encoding="utf-8"))
    assert maker.load_costs().page_with(text, maker.tables(measured)) == text, "run benchmarks/same_job.py --page"
    for by_name in measured["found"].values():
        for one in by_name.values():
            for low, middle, high in one.values():
                assert 0 < low <= middle <= high


def test_programs_are_the_examples_with_more_to_do() -> None:
    maker = script("benchmarks/same_job.py")
    for programs in (maker.cpu_programs("400_000"), maker.io_programs()):
        for source, _ in programs.values():
            ast.parse(source)


def test_all_programs_do_the_same_job() -> None:
    maker = script("benchmarks/same_job.py")
    jobs = {
        ast.dump(node)
        for source, _ in maker.cpu_programs("10_000").values()
        for node in ast.parse(source).body
        if isinstance(node, ast.FunctionDef) and node.name in ("steps", "longest")
    }
    assert len(jobs) == 2
