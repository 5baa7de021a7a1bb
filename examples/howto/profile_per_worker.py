"""Profile the tasks of a pool in its workers, and merge the profiles."""

import cProfile
import os
import pstats
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


def start_profile(folder: Path) -> None:
    global profile, file
    profile = cProfile.Profile()
    file = folder / f"{os.getpid()}.prof"


def profiled(function, *args):
    try:
        return profile.runcall(function, *args)
    finally:
        profile.dump_stats(file)  # of all tasks of this worker so far


def square(number: int) -> int:
    return number * number


def sum_of_squares(limit: int) -> int:
    return sum(square(number) for number in range(limit))


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        with ProcessPoolExecutor(
            2, initializer=start_profile, initargs=(folder,)
        ) as pool:
            tasks = [sum_of_squares] * 4
            print(list(pool.map(profiled, tasks, [10, 100, 200, 300])))
        stats = pstats.Stats(*map(str, folder.glob("*.prof")))
        for (_, _, name), (_, calls, *_) in sorted(stats.stats.items()):
            if name in ("square", "sum_of_squares"):
                print(f"{name}: {calls} calls")


if __name__ == "__main__":
    main()
