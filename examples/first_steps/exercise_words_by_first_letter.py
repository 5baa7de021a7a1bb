"""Count words by their first letter; leave out files that are not UTF-8."""

from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory

FILES = {
    "a.txt": b"sheep and stars",
    "b.txt": b"caf\xe9",
    "c.txt": b"and a sheep",
}


def count_letters(path: Path) -> Counter[str]:
    words = path.read_text(encoding="utf-8").split()
    return Counter(word[0] for word in words)


def main() -> None:
    total = Counter()
    with TemporaryDirectory() as name, ProcessPoolExecutor(2) as pool:
        folder = Path(name)
        for file, content in FILES.items():
            (folder / file).write_bytes(content)
        tasks = {f: pool.submit(count_letters, folder / f) for f in FILES}
        for file, task in tasks.items():
            try:
                total.update(task.result())
            except UnicodeDecodeError as error:
                print(f"left out {file}: {error.reason}")
    print(dict(total))


if __name__ == "__main__":
    main()
