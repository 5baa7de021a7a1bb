# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# platforms = ["linux"]
# ///
"""Fill a pipe that nobody reads, and count the bytes that it takes."""

import os
from multiprocessing import Pipe


def fill(size) -> int:
    reader, writer = Pipe(duplex=False)
    os.set_blocking(writer.fileno(), False)  # an error instead of waiting
    written = 0
    try:
        while True:
            written += os.write(writer.fileno(), b"x" * size)
    except BlockingIOError:
        return written
    finally:
        reader.close()
        writer.close()


def main() -> None:
    for size in (1, 4096, 3000):
        print(f"in pieces of {size} bytes: {fill(size)} bytes fit")


if __name__ == "__main__":
    main()
