# /// script
# [tool.mpguide]
# start-methods = "own"
# exit = 2
# ///
"""Count the words in a folder of text files, on several cores."""

import argparse
import signal
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import active_children
from pathlib import Path


def ignore_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def report(text: str) -> None:
    print(text, file=sys.stderr)


def count_words(path: Path) -> Counter[str]:
    return Counter(path.read_text(encoding="utf-8").lower().split())


def count_files(paths: list[Path], workers: int | None) -> Counter[str]:
    total = Counter()
    with ProcessPoolExecutor(workers, initializer=ignore_ctrl_c) as pool:
        try:
            tasks = {pool.submit(count_words, path): path for path in paths}
            for done, task in enumerate(as_completed(tasks), start=1):
                try:
                    total.update(task.result())
                except (OSError, UnicodeDecodeError) as error:
                    report(f"left out {tasks[task].name}: {error}")
                report(f"{done} of {len(paths)} files")
        except KeyboardInterrupt:
            for worker in active_children():
                worker.terminate()
            raise
    return total


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="with files *.txt")
    parser.add_argument("--workers", type=int, metavar="N")
    parser.add_argument("--top", type=int, metavar="N", default=10)
    options = parser.parse_args()
    if not options.folder.is_dir():
        parser.error(f"no such folder: {options.folder}")
    try:
        paths = sorted(options.folder.glob("*.txt"))
        total = count_files(paths, options.workers)
    except KeyboardInterrupt:
        report("stopped by Ctrl-C")
        return 130
    for word, count in total.most_common(options.top):
        print(f"{count:7} {word}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
