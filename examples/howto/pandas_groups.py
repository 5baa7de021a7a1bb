# /// script
# requires-python = ">=3.14"
# dependencies = ["pandas>=3"]
# [tool.mpguide]
# start-methods = ["forkserver"]
# timeout = 60
# ///
"""Run a function on every group of a DataFrame, each group in a process."""

from concurrent.futures import ProcessPoolExecutor

import numpy as np
import pandas as pd


def trend(item):
    city, days = item
    slope, start = np.polyfit(days["day"], days["celsius"], 1)
    return {
        "city": city,
        "start": round(start, 2),
        "change": round(slope * 365, 2),
    }


def main() -> None:
    day = np.tile(np.arange(1000), 3)
    city = np.repeat(["Accra", "Bergen", "Cusco"], 1000)
    yearly = pd.Series(city).map({"Accra": 0.5, "Bergen": 2.0, "Cusco": -1.0})
    frame = pd.DataFrame({"city": city, "day": day})
    frame["celsius"] = 20 + yearly * day / 365
    groups = frame.groupby("city")[["day", "celsius"]]
    with ProcessPoolExecutor() as executor:
        rows = executor.map(trend, groups)
        print(pd.DataFrame(rows).to_string(index=False))


if __name__ == "__main__":
    main()
