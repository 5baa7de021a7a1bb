# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux"]
# ///
"""Pin each worker of a pool to a CPU of its own."""

import os
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Barrier, SimpleQueue


def pin(cpus, all_here) -> None:
    global started
    started = all_here
    os.sched_setaffinity(0, {cpus.get()})


def my_cpus(_) -> frozenset:
    started.wait()  # so that each worker answers once
    return frozenset(os.sched_getaffinity(0))


def main() -> None:
    allowed = sorted(os.sched_getaffinity(0))
    cpus = SimpleQueue()
    for cpu in allowed:
        cpus.put(cpu)
    with ProcessPoolExecutor(
        len(allowed), initializer=pin, initargs=(cpus, Barrier(len(allowed)))
    ) as pool:
        answers = set(pool.map(my_cpus, allowed))
    print(
        "one worker on each CPU:", answers == {frozenset([c]) for c in allowed}
    )


if __name__ == "__main__":
    main()
