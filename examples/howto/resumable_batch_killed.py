# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# leaves = ["files"]
# stderr = "ignore"
# ///
"""The batch of resumable_batch.py, killed while it writes a line."""

import json
import os
import signal
import tempfile
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import Process, parent_process
from pathlib import Path
from threading import Thread

TASKS = [f"picture {number}" for number in range(8)]


def prepare_worker() -> None:
    Thread(target=end_with_parent, daemon=True).start()


def end_with_parent() -> None:
    parent_process().join()  # until it has ended, in whatever way
    os._exit(1)


def work(task: str) -> int:
    return sum(int(digit) for digit in str(7 ** len(task)))


def read_results(path: Path) -> dict[str, int]:
    results, good = {}, 0
    path.touch()
    with path.open("rb+") as file:
        for line in file:
            if line.endswith(b"\n"):
                task, result = json.loads(line)
                results[task] = result
                good += len(line)
        file.truncate(good)  # drop a last line that was cut off
    return results


def run(path: Path, kill_at_line: int | None = None) -> None:
    todo = set(TASKS) - read_results(path).keys()
    with (
        path.open("ab") as file,
        ProcessPoolExecutor(2, initializer=prepare_worker) as pool,
    ):
        futures = {pool.submit(work, task): task for task in todo}
        for number, future in enumerate(as_completed(futures), start=1):
            entry = [futures[future], future.result()]
            line = json.dumps(entry).encode() + b"\n"
            if number == kill_at_line:
                file.write(line[:9])
                file.flush()
                os.kill(os.getpid(), signal.SIGKILL)
            file.write(line)
            file.flush()
            os.fsync(file.fileno())  # now it survives a power cut, too


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "results.jsonl")
        for kill_at_line in (4, 3, None):
            process = Process(target=run, args=(path, kill_at_line))
            process.start()
            process.join()
            *whole, rest = path.read_bytes().split(b"\n")
            print(f"exit code {process.exitcode}: {len(whole)} lines, {rest}")
        lines = path.read_text().splitlines()
    tasks = [json.loads(line)[0] for line in lines]
    print("each task once:", sorted(tasks) == TASKS)


if __name__ == "__main__":
    main()
