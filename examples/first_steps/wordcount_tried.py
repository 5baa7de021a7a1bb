# /// script
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# ///
"""The program wordcount.py, which tries itself if it has no arguments."""

import argparse
import os
import signal
import subprocess
import sys
from collections import Counter
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import active_children
from pathlib import Path
from tempfile import TemporaryDirectory


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


def call(*arguments: str) -> None:
    command = [sys.executable, __file__, *arguments]
    done = subprocess.run(command, capture_output=True, text=True)
    print(done.stderr + done.stdout, "exit status ", done.returncode, sep="")


def call_and_press_ctrl_c(*arguments: str) -> None:
    command = [sys.executable, __file__, *arguments]
    program = subprocess.Popen(
        command,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    with program:
        for line in program.stderr:
            print(line, end="")
            if line.startswith("2 of 3"):
                pipe = os.open(Path(arguments[0], "c.txt"), os.O_WRONLY)
                # open() has waited for the worker, which now reads c.txt
                os.killpg(program.pid, signal.SIGINT)
        os.close(pipe)
    print("exit status", program.returncode)


def try_it() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "a.txt").write_text("sheep and sheep", encoding="utf-8")
        (folder / "b.txt").write_text("sheep and stars", encoding="utf-8")
        call(name, "--top", "2")
        call("no_such_folder")
        os.mkfifo(folder / "c.txt")  # whoever reads this file waits for ever
        call_and_press_ctrl_c(name, "--workers", "1")


if __name__ == "__main__":
    if sys.argv[1:]:
        sys.exit(main())
    try_it()
