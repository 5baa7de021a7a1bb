# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux"]
# ///
"""Give an executor for four workers one task, and count those it starts."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import active_children, get_context


def main() -> None:
    for method in ("fork", "spawn", "forkserver"):
        with ProcessPoolExecutor(4, get_context(method)) as executor:
            executor.submit(abs, -1).result()
            print(f"{method}: {len(active_children())} of 4 workers started")


if __name__ == "__main__":
    main()
