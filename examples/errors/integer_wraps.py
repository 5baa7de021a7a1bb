# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Count past the largest number of a shared 32-bit integer."""

from multiprocessing import Array, Value


def main() -> None:
    total = Value("i", 2_147_483_647)
    total.value += 1
    print("bytes copied:", total.value)
    pixels = Array("B", [250])
    pixels[0] += 10
    print("brighter pixel:", pixels[0])


if __name__ == "__main__":
    main()
