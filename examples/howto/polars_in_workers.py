# /// script
# requires-python = ">=3.14"
# dependencies = ["polars>=2"]
# [tool.mpguide]
# start-methods = "own"
# timeout = 60
# ///
"""Use Polars in workers: never forked, one thread in each."""

import os
import tempfile
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import polars as pl


def busiest(path):
    visits = pl.scan_csv(path).group_by("page").agg(pl.len().alias("n"))
    page, count = visits.sort("n", "page", descending=True).collect().row(0)
    return f"{path.stem}: {page} {count}, threads {pl.thread_pool_size()}"


def main() -> None:
    os.environ["POLARS_MAX_THREADS"] = "1"  # before a worker imports polars
    with tempfile.TemporaryDirectory() as folder:
        for month, step in (("april", 3), ("may", 4)):
            pages = ["page"] + [
                "home" if n % step else "shop" for n in range(99)
            ]
            Path(folder, f"{month}.csv").write_text("\n".join(pages))
        context = get_context("spawn")
        with ProcessPoolExecutor(2, context) as executor:
            for line in executor.map(busiest, sorted(Path(folder).iterdir())):
                print(line)


if __name__ == "__main__":
    main()
