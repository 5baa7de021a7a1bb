# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Compute the serial share of a program from its speed-up with 8 workers."""


def serial_share(speed_up: float, workers: int) -> float:
    return (1 / speed_up - 1 / workers) / (1 - 1 / workers)


def main() -> None:
    for speed_up in (7.5, 6, 4, 2):
        share = serial_share(speed_up, 8)
        print(
            f"{speed_up} times as fast: {share:.1%} serial, limit {1 / share:.3g} times"
        )


if __name__ == "__main__":
    main()
