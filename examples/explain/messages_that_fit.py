# /// script
# [tool.mpguide]
# platforms = ["linux"]
# mask = ['(\d+) messages']
# ///
"""How many messages fit into a pipe that nobody reads?"""

import os
from multiprocessing import Pipe


def count(duplex: bool, size: int) -> int:
    reader, writer = Pipe(duplex)
    os.set_blocking(writer.fileno(), False)
    sent = 0
    with reader, writer:
        while True:
            try:
                writer.send_bytes(b"x" * size)
            except BlockingIOError:  # it would have to wait
                return sent
            sent += 1


def main() -> None:
    for size in (1, 100, 1000):
        one_way, both_ways = count(False, size), count(True, size)
        print(f"{size} bytes, Pipe(duplex=False): {one_way} messages")
        print(
            f"{size} bytes, Pipe(): {both_ways} messages, fewer: {both_ways < one_way}"
        )


if __name__ == "__main__":
    main()
