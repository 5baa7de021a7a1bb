# /// script
# requires-python = ">=3.11"
# dependencies = ["joblib>=1.5"]
# [tool.mpguide]
# start-methods = "own"
# ///
"""Run a lambda in other processes with joblib, which pickles functions by value."""

from joblib import Parallel, delayed


def main() -> None:
    exponent = 3
    print(
        Parallel(n_jobs=2)(
            delayed(lambda base: base**exponent)(n) for n in range(6)
        )
    )


if __name__ == "__main__":
    main()
