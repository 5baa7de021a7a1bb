# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Wait for two at a barrier when only one is coming."""

from multiprocessing import Barrier


def main() -> None:
    barrier = Barrier(2, timeout=0.2)
    print("waiting for the other one")
    barrier.wait()


if __name__ == "__main__":
    main()
