# /// script
# [tool.mpguide]
# mask = ["in ([\\d.]+)s"]
# ///
"""Test that counting in parallel gives what counting serially gives."""

import unittest
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory


def count_words(path: Path) -> Counter[str]:
    return Counter(path.read_text(encoding="utf-8").lower().split())


def count_serial(folder: Path) -> Counter[str]:
    return sum(map(count_words, folder.glob("*.txt")), Counter())


def count_parallel(folder: Path) -> Counter[str]:
    with ProcessPoolExecutor(max_workers=2) as pool:
        return sum(pool.map(count_words, folder.glob("*.txt")), Counter())


class TestCounting(unittest.TestCase):
    def setUp(self) -> None:
        folder = TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def test_parallel_equals_serial(self) -> None:
        for number in range(5):
            text = "sheep " * number + "Sheep\nand stars"
            (self.folder / f"{number}.txt").write_text(text, encoding="utf-8")
        result = count_parallel(self.folder)
        self.assertEqual(result, count_serial(self.folder))
        self.assertEqual(result, {"sheep": 15, "and": 5, "stars": 5})

    def test_empty_folder(self) -> None:
        self.assertEqual(count_parallel(self.folder), Counter())

    def test_failure_of_a_worker_arrives(self) -> None:
        (self.folder / "bad.txt").write_bytes(b"\xff")
        with self.assertRaises(UnicodeDecodeError):
            count_parallel(self.folder)


if __name__ == "__main__":
    unittest.main(verbosity=2)
