"""Try every combination of settings, each passed by its name."""

from concurrent.futures import ProcessPoolExecutor, as_completed
from itertools import product

GRID = {"dose": [1, 2, 4], "pause": [6, 8, 12]}


def peak_level(*, dose: float, pause: int, half_life: int = 6) -> float:
    """Return the highest level of a drug within four days."""
    level = peak = 0.0
    for hour in range(96):
        if hour % pause == 0:
            level += dose
        peak = max(peak, level)
        level *= 0.5 ** (1 / half_life)
    return peak


def main() -> None:
    jobs = [
        dict(zip(GRID, values, strict=True))
        for values in product(*GRID.values())
    ]
    peaks = {}
    with ProcessPoolExecutor() as pool:
        settings_of = {pool.submit(peak_level, **job): job for job in jobs}
        for future in as_completed(settings_of):
            job = settings_of[future]
            peaks[job["dose"], job["pause"]] = future.result()
    for (dose, pause), peak in sorted(peaks.items()):
        print(f"{dose} every {pause:2} hours: at most {peak:.2f}")


if __name__ == "__main__":
    main()
