# /// script
# requires-python = ">=3.14"
# dependencies = ["pandas>=3"]
# [tool.mpguide]
# start-methods = ["forkserver"]
# timeout = 60
# ///
"""Run DataFrame.apply() on all cores: chunks out, results back."""

from concurrent.futures import ProcessPoolExecutor

import pandas as pd


def collatz(number):
    steps = 0
    while number != 1:
        number = number // 2 if number % 2 == 0 else 3 * number + 1
        steps += 1
    return steps


def steps_of(chunk):
    return chunk["number"].apply(collatz)


def in_chunks(frame, count):
    size = -(-len(frame) // count)  # rounded up
    return [frame[i : i + size] for i in range(0, len(frame), size)]


def main() -> None:
    frame = pd.DataFrame({"number": range(1, 8_001)})
    chunks = in_chunks(frame[["number"]], 8)
    with ProcessPoolExecutor() as executor:
        frame["steps"] = pd.concat(executor.map(steps_of, chunks))
    print(frame.nlargest(3, "steps").to_string(index=False))


if __name__ == "__main__":
    main()
