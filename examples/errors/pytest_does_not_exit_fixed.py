# /// script
# requires-python = ">=3.11"
# dependencies = ["pytest"]
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['in (\d+\.\d+)s']
# ///
"""A fixture stops the child after the test, also when the test fails."""

import multiprocessing
import sys

import pytest


def serve(closing_time):
    closing_time.wait()


@pytest.fixture
def server():
    context = multiprocessing.get_context("spawn")
    closing_time = context.Event()
    process = context.Process(target=serve, args=(closing_time,))
    process.start()
    yield process
    closing_time.set()
    process.join(timeout=30)
    process.kill()


def test_server(server):
    assert server.name == "Server"


if __name__ == "__main__":
    options = ["-q", "--tb=line", "-p", "no:cacheprovider"]
    sys.exit(pytest.main([*options, __file__]))
