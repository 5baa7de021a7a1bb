# /// script
# requires-python = ">=3.11"
# dependencies = ["pytest"]
# [tool.mpguide]
# start-methods = "own"
# hangs = true
# mask = ['in (\d+\.\d+)s']
# ///
"""A test fails before it stops its child: pytest reports, and waits."""

import sys
from multiprocessing import Event, Process

import pytest


def serve(open_time, closing_time):
    open_time.set()
    closing_time.wait()


def test_server():
    open_time, closing_time = Event(), Event()
    server = Process(target=serve, args=(open_time, closing_time))
    server.start()
    open_time.wait()
    assert server.name == "Server"
    closing_time.set()
    server.join()


if __name__ == "__main__":
    options = ["-q", "--tb=line", "-p", "no:cacheprovider"]
    sys.exit(pytest.main([*options, __file__]))
