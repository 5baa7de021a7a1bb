# /// script
# requires-python = ">=3.11"
# dependencies = ["pytest", "coverage"]
# [tool.mpguide]
# exit = 1
# mask = ['in ([0-9.]+s.*)']
# timeout = 120
# ///
"""Let a test that would hang fail, and end its process all the same."""

import sys
from multiprocessing import Process, SimpleQueue

import pytest


@pytest.fixture
def start():
    processes = []

    def start(target, *args) -> Process:
        process = Process(target=target, args=args)
        process.start()
        processes.append(process)
        return process

    yield start
    for process in processes:
        process.kill()
        process.join()


def wait_for_work(queue) -> None:
    while queue.get() is not None:
        pass


def test_stops(start):
    queue = SimpleQueue()
    process = start(wait_for_work, queue)
    queue.put("work")  # and the None is forgotten
    process.join(timeout=1)
    exit_code = process.exitcode
    assert exit_code == 0, "it does not stop"


if __name__ == "__main__":
    options = ["-q", "--tb=line", "-p", "no:cacheprovider"]
    sys.exit(pytest.main([__file__, *options]))
