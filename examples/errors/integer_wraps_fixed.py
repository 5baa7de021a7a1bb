# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Count in a shared 64-bit integer, and check what goes into a byte."""

from multiprocessing import Array, Value


def main() -> None:
    total = Value("q", 2_147_483_647)
    total.value += 1
    print("bytes copied:", total.value)
    pixels = Array("B", [250])
    pixels[0] = min(pixels[0] + 10, 255)
    print("brighter pixel:", pixels[0])


if __name__ == "__main__":
    main()
