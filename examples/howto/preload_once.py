# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# ///
"""Import a heavy module once, in the fork server, for all workers of a pool."""

import os
import sys
import tempfile
from multiprocessing import get_context
from pathlib import Path

HEAVY = """
print("importing heavy", flush=True)
rates = {"EUR": 100, "USD": 108}
"""  # stands for torch, pandas or a model of your own


def convert(cents: int) -> int:
    import heavy  # there already: the fork server has imported it

    return cents * heavy.rates["USD"] // heavy.rates["EUR"]


def main() -> None:
    context = get_context("forkserver")
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "heavy.py").write_text(HEAVY, encoding="utf-8")
        sys.path.insert(0, folder)
        os.environ["PYTHONPATH"] = os.pathsep.join(sys.path)  # before 3.13.1
        context.set_forkserver_preload(["__main__", "heavy"])
        with context.Pool(3) as pool:  # lives as long as there is work
            print("morning:", pool.map(convert, [100, 250, 990]))
            print("evening:", pool.map(convert, [1999, 50]))
            pool.close()
            pool.join()


if __name__ == "__main__":
    main()
