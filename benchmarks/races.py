"""How many racy programs the recorder refuses, or records with an order that allows for the race.

Each program runs a race that one side wins 50 %, 90 %, 99 % or 99.9 % of the time, in one of six kinds. The
figures are to be compared before and after a change of the recorder, with the same number of recordings.

Usage: uv run python benchmarks/races.py [N] [PYTHON ...]     N: recordings of each program (default 3)
"""

from __future__ import annotations

import sys
import tempfile
import textwrap
import time
from pathlib import Path

from mpguide import Interpreter, Library, MpguideError
from mpguide.matrix import default_workers
from mpguide.recorder import record

CHANCES = (0.5, 0.9, 0.99, 0.999)

# LOST is true in the share of runs, or of what happens in a run, in which the unlikely side wins.
BEGIN = """
import os, random, threading, time
from multiprocessing import Process, Queue
from queue import Empty
from concurrent.futures import ThreadPoolExecutor, as_completed
LOST = random.SystemRandom().random() < LOSS
"""

KINDS = {
    "the value printed by main": """
        if __name__ == "__main__":
            print("total", 99 if LOST else 100)
    """,
    "a counter of two threads": """
        counter = 0
        def work():
            global counter
            for step in range(5):
                before = counter
                if LOST and step == 3:
                    time.sleep(0.02)
                counter = before + 1
        if __name__ == "__main__":
            threads = [threading.Thread(target=work) for _ in range(2)]
            for thread in threads:
                thread.start()
                if not LOST:
                    thread.join()
            for thread in threads:
                thread.join()
            print("counter", counter)
    """,
    "the order of two threads": """
        def work(name):
            if (name == "a") == LOST:
                time.sleep(0.02)
            else:
                time.sleep(0.002)
            print(name)
        if __name__ == "__main__":
            threads = [threading.Thread(target=work, args=(name,)) for name in "ba"]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
    """,
    "the first future of a thread pool": """
        def work(name):
            time.sleep(0.03 if (name == "a") == LOST else 0.002)
            return name
        if __name__ == "__main__":
            with ThreadPoolExecutor(2) as pool:
                futures = [pool.submit(work, name) for name in "ab"]
                print("first", next(as_completed(futures)).result())
    """,
    "who takes an item from a queue": """
        def work(name, queue):
            if (name == "a") == LOST:
                time.sleep(0.05)
            item = queue.get()
            print(name, "has", item)
        if __name__ == "__main__":
            queue = Queue()
            processes = [Process(target=work, args=(name, queue)) for name in "ab"]
            for process in processes:
                process.start()
            if not LOST:
                time.sleep(0.01)
            for item in (1, 2):
                queue.put(item)
            for process in processes:
                process.join()
    """,
    "a time-out of main": """
        def work(queue):
            time.sleep(0.3 if LOST else 0.0)
            queue.put("done")
        if __name__ == "__main__":
            queue = Queue()
            process = Process(target=work, args=(queue,))
            process.start()
            try:
                print(queue.get(timeout=0.15))
            except Empty:
                print("too late")
            process.join()
    """,
}


def main() -> int:
    """Record each program some times; print how many were refused."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 3
    pythons = [Interpreter.find(wanted) for wanted in sys.argv[2:]] or [Interpreter.find()]
    begin = time.perf_counter()
    total = 0
    for chance in CHANCES:
        refused = {}
        for kind, body in KINDS.items():
            header = '# /// script\n# [tool.mpguide]\n# start-methods = ["fork"]\n# order = "exact"\n# ///\n'
            source = header + BEGIN.replace("LOSS", f"{1 - chance:g}") + textwrap.dedent(body)
            refused[kind] = sum(_refused(source, pythons) for _ in range(times))
        total += sum(refused.values())
        print(f"won {chance:.1%}: refused {sum(refused.values())} of {times * len(KINDS)}", flush=True)
        for kind, count in refused.items():
            print(f"    {count} of {times}  {kind}", flush=True)
    print(f"all: {total} of {times * len(KINDS) * len(CHANCES)}, {time.perf_counter() - begin:.0f} s")
    return 0


def _refused(source: str, pythons: list[Interpreter]) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "examples", "a", "x.py")
        path.parent.mkdir(parents=True)
        path.write_text(source)
        try:
            record(Library(Path(folder)).get("a/x"), pythons, default_workers())
        except MpguideError as error:
            if "not recorded" not in str(error):
                raise
            return True
    return False


if __name__ == "__main__":
    sys.exit(main())
