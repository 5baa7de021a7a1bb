# /// script
# requires-python = ">=3.11"
# dependencies = ["joblib>=1.6", "tqdm>=4.67"]
# [tool.mpguide]
# start-methods = "own"
# stderr = "ignore"
# ///
"""Track joblib.Parallel: let it return a generator, and count what comes out."""

from joblib import Parallel, delayed
from tqdm import tqdm


def weekday(year: int) -> int:
    return (year + year // 4 - year // 100 + year // 400) % 7


def main() -> None:
    years = range(1900, 2026)
    parallel = Parallel(n_jobs=2, return_as="generator", batch_size=10)
    days = parallel(delayed(weekday)(year) for year in years)
    with tqdm(days, total=len(years)) as bar:
        sundays = sum(day == 0 for day in bar)
    print(f"the bar stands at {bar.n} of {bar.total}")
    print("New Year's Eve was a Sunday in", sundays, "years")


if __name__ == "__main__":
    main()
