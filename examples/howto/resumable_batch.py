"""A batch that goes on where it stopped."""

import json
import os
import tempfile
from concurrent.futures import ProcessPoolExecutor, as_completed
from multiprocessing import parent_process
from pathlib import Path
from threading import Thread


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


def run(path: Path, tasks: list[str]) -> int:
    todo = set(tasks) - read_results(path).keys()
    with (
        path.open("ab") as file,
        ProcessPoolExecutor(2, initializer=prepare_worker) as pool,
    ):
        futures = {pool.submit(work, task): task for task in todo}
        for future in as_completed(futures):
            entry = [futures[future], future.result()]
            file.write(json.dumps(entry).encode() + b"\n")
            file.flush()
            os.fsync(file.fileno())  # now it survives a power cut, too
    return len(todo)


def main() -> None:
    tasks = ["monday", "tuesday", "friday", "sunday"]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "results.jsonl")
        path.write_bytes(b'["sunday", 37]\n["friday", 3')  # was stopped
        print("tasks done by the first run:", run(path, tasks))
        print("tasks done by the second run:", run(path, tasks))
        print(sorted(read_results(path).items()))


if __name__ == "__main__":
    main()
