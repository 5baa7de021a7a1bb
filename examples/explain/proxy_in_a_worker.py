# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# stderr = "ignore"
# ///
"""Hand a proxy to workers that have another key than its manager, and the same."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import current_process
from multiprocessing.managers import SyncManager

KEY = b"read me from a file that only you can read"


def look_up(prices):
    return prices["plum"]


def main() -> None:
    with SyncManager(authkey=KEY) as manager:
        prices = manager.dict(plum=3)
        for same in False, True:
            if same:
                current_process().authkey = KEY  # new workers take it over
            with ProcessPoolExecutor(1) as executor:
                future = executor.submit(look_up, prices)
                error = future.exception()
                outcome = type(error).__name__ if error else future.result()
                print("the same key:", same, "->", outcome)


if __name__ == "__main__":
    main()
