"""Figures drawn by hand show what is true."""

from __future__ import annotations

import re

import pytest

from tests.conftest import REPOSITORY

LEFT, RIGHT, MOST = 34.0, 302.0, 32
BOTTOM, TOP, HIGHEST = 178.0, 22.0, 20


@pytest.mark.parametrize("percent", [0, 5, 10, 25])
def test_curves_of_amdahl_are_his_law(percent: int) -> None:
    page = (REPOSITORY / "docs/explain/speed-limits.md").read_text(encoding="utf-8")
    figure = page[page.index('aria-labelledby="fig-amdahl-title') :].partition("</figure>")[0]
    curves = re.findall(r'<path class="fig-curve[^"]*" d="M([^"]+)"/>\s*<text[^>]*>(\d+) %</text>', figure)
    points = {label: path.split("L") for path, label in curves}[str(percent)]
    assert len(points) == (HIGHEST if percent == 0 else MOST)
    for workers, point in enumerate(points, 1):
        x, y = map(float, point.split())
        speed_up = 1 / (percent / 100 + (1 - percent / 100) / workers)
        assert x == pytest.approx(LEFT + (workers - 1) * (RIGHT - LEFT) / (MOST - 1), abs=0.06)
        assert y == pytest.approx(BOTTOM - speed_up * (BOTTOM - TOP) / HIGHEST, abs=0.06)
