# /// script
# [tool.mpguide]
# start-methods = "own"
# mask = ["in ([\\d.]+)s"]
# ///
"""Test the reading of parts with every number of parts, without starting a process."""

import unittest
from collections import Counter
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory


def count_part(path: Path, start: int, end: int) -> Counter[str]:
    """Count the words of all lines that begin in the bytes from start to end."""
    counts = Counter()
    with path.open("rb") as file:
        if start:
            file.seek(start - 1)
            file.readline()  # the rest of a line that belongs to the part before
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
                borders = [size * number // parts for number in range(parts + 1)]
                total = Counter()
                for start, end in pairwise(borders):
                    total.update(count_part(path, start, end))
                self.assertEqual(total, Counter(text.split()), f"{parts} parts")


if __name__ == "__main__":
    unittest.main()
