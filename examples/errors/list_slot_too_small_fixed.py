# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Make the items of a ShareableList as long as they will ever be."""

from multiprocessing.shared_memory import ShareableList


def main() -> None:
    states = ShareableList([" " * 20] * 2)
    try:
        states[0] = "done, all well"
        states[1] = "new"
        print(list(states))
    finally:
        states.shm.close()
        states.shm.unlink()


if __name__ == "__main__":
    main()
