# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Put a longer text into an item of a ShareableList."""

from multiprocessing.shared_memory import ShareableList


def main() -> None:
    states = ShareableList(["new", "new"])
    try:
        states[0] = "done, all well"
    finally:
        states.shm.close()
        states.shm.unlink()


if __name__ == "__main__":
    main()
