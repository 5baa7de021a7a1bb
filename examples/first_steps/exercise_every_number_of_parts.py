# /// script
# [tool.mpguide]
# start-methods = "own"
# mask = ["in ([\\d.]+)s"]
# ///
"""Test the reading of parts with every number of parts, in one process."""

import unittest
from collections import Counter
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory


def count_part(path: Path, start: int, end: int) -> Counter[str]:
    """Count the words of the lines that begin between start and end."""
    counts = Counter()
    with path.open("rb") as file:
        if start:
            file.seek(start - 1)
            file.readline()  # belongs to the part before
        while file.tell() < end and (line := file.readline()):
            counts.update(line.decode().lower().split())
    return counts


class TestParts(unittest.TestCase):
    def test_every_number_of_parts(self) -> None:
        text = "one sheep\n\ntwo sheep\nthree café\nno line end"
        with TemporaryDirectory() as folder:
            path = Path(folder, "night.txt")
            path.write_bytes(text.encode())
            size = path.stat().st_size
            for parts in range(1, size + 1):
                borders = [size * i // parts for i in range(parts + 1)]
                total = Counter()
                for start, end in pairwise(borders):
                    total.update(count_part(path, start, end))
                self.assertEqual(total, Counter(text.split()), parts)


if __name__ == "__main__":
    unittest.main()
