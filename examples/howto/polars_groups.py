# /// script
# requires-python = ">=3.14"
# dependencies = ["polars>=2"]
# [tool.mpguide]
# start-methods = "own"
# ///
"""Let Polars use all cores by itself, with its own threads."""

import polars as pl


def main() -> None:
    day = pl.int_range(1000)
    cities = pl.DataFrame(
        {
            "city": ["Accra", "Bergen", "Cusco"],
            "yearly": [0.5, 2.0, -1.0],
        }
    )
    frame = cities.join(pl.select(day=day), how="cross").with_columns(
        celsius=20 + pl.col("yearly") * pl.col("day") / 365
    )
    slope = pl.cov("day", "celsius") / pl.var("day")
    trends = (
        frame.lazy()
        .group_by("city")
        .agg(change=(slope * 365).round(2))
        .sort("city")
        .collect()
    )
    for city, change in trends.iter_rows():
        print(city, change)
    print("with a thread pool:", pl.thread_pool_size() >= 1)


if __name__ == "__main__":
    main()
