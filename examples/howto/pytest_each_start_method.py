# /// script
# requires-python = ">=3.11"
# dependencies = ["pytest", "coverage"]
# [tool.mpguide]
# start-methods = "own"
# mask = ['in ([0-9.]+s.*)']
# timeout = 120
# platforms = ["linux", "macos"]
# ///
"""Test a function without processes, and its pool under each start method."""

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_all_start_methods, get_context

import pytest


def count_words(text: str) -> int:
    return len(text.split())


def count_all(texts: list, pool: ProcessPoolExecutor) -> list:
    return list(pool.map(count_words, texts))


@pytest.fixture(params=sorted(get_all_start_methods()))
def pool(request):
    context = get_context(request.param)
    with ProcessPoolExecutor(2, mp_context=context) as pool:
        yield pool


def test_count_words():
    assert count_words("two words") == 2


def test_count_all(pool):
    assert count_all(["one", "and two", ""], pool) == [1, 2, 0]


if __name__ == "__main__":
    # Stands for the command line: pytest -q --tb=short pytest_each_start_method.py
    options = ["-q", "--tb=short", "-rA", "-p", "no:cacheprovider"]
    sys.exit(pytest.main([__file__, *options]))
