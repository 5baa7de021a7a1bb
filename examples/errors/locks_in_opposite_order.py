# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# hangs = true
# ///
"""Two cooks take the same two locks in opposite order."""

from multiprocessing import Barrier, Lock, Process


def cook(first, second, both_have_one):
    with first:
        both_have_one.wait()
        with second:
            print("a dish is ready")


def main() -> None:
    knife, pan, both_have_one = Lock(), Lock(), Barrier(2)
    cooks = [
        Process(target=cook, args=(knife, pan, both_have_one)),
        Process(target=cook, args=(pan, knife, both_have_one)),
    ]
    for process in cooks:
        process.start()
    for process in cooks:
        process.join()


if __name__ == "__main__":
    main()
