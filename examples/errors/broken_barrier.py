# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Wait at a barrier for a process that has failed before it got there."""

from multiprocessing import Barrier, Process


def climb(barrier) -> None:
    try:
        raise ValueError("lost the way")
    except ValueError:
        barrier.abort()  # the others need not wait for me


def main() -> None:
    barrier = Barrier(2)
    process = Process(target=climb, args=(barrier,))
    process.start()
    process.join()
    barrier.wait()


if __name__ == "__main__":
    main()
