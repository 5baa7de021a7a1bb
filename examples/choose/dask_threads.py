# /// script
# requires-python = ">=3.11,<3.15"
# dependencies = ["distributed>=2026.8"]
# [tool.mpguide]
# start-methods = "own"
# timeout = 120
# leaves = ["files"]
# ///
"""Start a Dask cluster whose workers are threads of this process: processes=False."""

import os

from dask.distributed import Client


def pid(_: int) -> int:
    return os.getpid()


def main() -> None:
    with Client(
        processes=False, n_workers=2, dashboard_address=":0"
    ) as client:
        pids = set(client.gather(client.map(pid, range(8))))
    print("all in this process:", pids == {os.getpid()})


if __name__ == "__main__":
    main()
