"""Convert files so that a job that was stopped can go on where it was."""

import gzip
import tempfile
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


def compress(path):
    target = path.with_suffix(".gz")
    unfinished = path.with_suffix(".part")
    unfinished.write_bytes(gzip.compress(path.read_bytes()))
    unfinished.replace(target)  # there at once, or not at all
    return target.name


def compress_all(folder):
    todo = [
        path
        for path in sorted(folder.glob("*.txt"))
        if not path.with_suffix(".gz").exists()
    ]
    with ProcessPoolExecutor() as executor:
        return list(executor.map(compress, todo))


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for day in ("friday", "monday", "sunday"):
            (folder / f"{day}.txt").write_text(f"It is {day}. " * 1000)
        (folder / "friday.gz").write_bytes(b"of yesterday")
        (folder / "monday.part").write_bytes(b"half of it")  # was stopped
        print("first run: ", *compress_all(folder))
        print("second run:", *compress_all(folder))
        print("there now: ", *sorted(p.name for p in folder.iterdir()))


if __name__ == "__main__":
    main()
