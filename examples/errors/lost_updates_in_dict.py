# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Let two processes add 1 to the same entry of a manager's dict."""

from multiprocessing import Barrier, Manager, Process


def count_word(counts, both_have_read) -> None:
    seen = counts["sheep"]
    both_have_read.wait()
    counts["sheep"] = seen + 1


def main() -> None:
    both_have_read = Barrier(2)
    with Manager() as manager:
        counts = manager.dict(sheep=0)
        args = (counts, both_have_read)
        processes = [Process(target=count_word, args=args) for _ in range(2)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        print("counted", counts["sheep"], "of 2 sheep")


if __name__ == "__main__":
    main()
