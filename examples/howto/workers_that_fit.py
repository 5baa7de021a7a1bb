# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux"]
# mask = ['task: (\d+) MB', 'available: (\d+) MB', 'memory for (\d+)']
# ///
"""Measure the memory of one task, and start as many workers as fit."""

import os
import re
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

MB = 1_000_000


def kilobytes(name: str, file: str) -> int:
    return int(re.findall(rf"{name}:\s+(\d+) kB", Path(file).read_text())[0])


def available_memory(folder: Path = Path("/sys/fs/cgroup")) -> int:
    """Return what the machine has left, or the container if that is less."""
    left = kilobytes("MemAvailable", "/proc/meminfo") * 1024
    try:
        limit = (folder / "memory.max").read_text().strip()
        if limit != "max":
            used = int((folder / "memory.current").read_text())
            left = min(left, int(limit) - used)
    except OSError:
        pass  # no container, or one without a limit
    return left


def task(size: int) -> int:
    return len(bytes(b"x" * size))


def measured_task(size: int) -> int:
    task(size)
    return kilobytes("VmHWM", "/proc/self/status") * 1024  # the highest


def main() -> None:
    with ProcessPoolExecutor(1) as pool:
        per_worker = pool.submit(measured_task, 100 * MB).result()
    print(f"one worker with its task: {per_worker // MB} MB")
    memory = available_memory()
    fit = int(0.8 * memory / per_worker)
    print(f"available: {memory // MB} MB, memory for {fit} workers")
    workers = max(1, min(fit, len(os.sched_getaffinity(0))))
    with ProcessPoolExecutor(workers) as pool:
        print(sum(pool.map(task, [100 * MB] * 4)) // MB, "MB in all")


if __name__ == "__main__":
    main()
