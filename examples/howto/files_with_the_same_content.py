"""Find files with the same content in a folder, with a process for each core."""

import hashlib
import tempfile
from collections import defaultdict
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path


def digest(path):
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest(), None
    except OSError as error:  # one bad file must not end the job
        return None, f"{type(error).__name__}: {error.strerror}"


def find_same(paths):
    paths = sorted(paths)
    same, failed = defaultdict(list), []
    with ProcessPoolExecutor() as executor:
        results = executor.map(digest, paths, chunksize=16)
        for path, (checksum, error) in zip(paths, results, strict=True):
            if error:
                failed.append(f"{path.name}: {error}")
            else:
                same[checksum].append(path.name)
    return [names for names in same.values() if len(names) > 1], failed


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for number in range(40):
            text = "the sea" if number % 13 == 5 else f"picture {number}"
            Path(folder, f"{number:02}.jpg").write_text(text)
        paths = [*Path(folder).rglob("*.jpg"), Path(folder, "deleted.jpg")]
        same, failed = find_same(paths)
    for names in same:
        print("the same:", *names)
    print(*failed, sep="\n")


if __name__ == "__main__":
    main()
