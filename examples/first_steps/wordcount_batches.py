"""Count many small files in batches: fewer tasks, and fewer results to send back."""

import pickle
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory


def count_batch(paths: list[Path]) -> Counter[str]:
    total = Counter()
    for path in paths:
        total.update(path.read_text(encoding="utf-8").lower().split())
    return total


def count_folder(folder: Path, size: int) -> Counter[str]:
    paths = sorted(folder.glob("*.txt"))
    batches = [paths[i : i + size] for i in range(0, len(paths), size)]
    with ProcessPoolExecutor(max_workers=2) as pool:
        results = list(pool.map(count_batch, batches))
    sent = sum(len(pickle.dumps(counts)) for counts in results)
    print(f"batches of {size}: {len(results)} tasks, {sent} bytes of results")
    return sum(results, Counter())


def main() -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for number in range(100):
            text = f"night {number % 7}: the sheep jump over the fence"
            (folder / f"{number:03}.txt").write_text(text, encoding="utf-8")
        totals = [count_folder(folder, size) for size in (1, 20)]
    print("same result:", totals[0] == totals[1])


if __name__ == "__main__":
    main()
