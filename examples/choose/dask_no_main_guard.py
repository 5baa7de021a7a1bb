# /// script
# requires-python = ">=3.11,<3.15"
# dependencies = ["distributed>=2026.8"]
# [tool.mpguide]
# start-methods = "own"
# timeout = 120
# stderr = "ignore"
# leaves = ["files"]
# exit = 1
# ///
"""Start a Dask cluster of processes at the top of a file, without a main guard."""

from dask.distributed import Client, LocalCluster

print("this file is", __name__)
with (
    LocalCluster(n_workers=1, dashboard_address=":0") as cluster,
    Client(cluster) as client,
):
    print(client.submit(abs, -1).result())
