# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# start-methods = "own"
# ///
"""Let an interpreter write into a buffer of the main interpreter, and into a list."""

from concurrent import interpreters


def fill(view: memoryview) -> None:
    view[0] = 7


def main() -> None:
    buffer = bytearray(3)
    interpreter = interpreters.create()
    interpreter.call(fill, memoryview(buffer))
    print("the buffer is shared:", list(buffer))
    numbers = [0, 0, 0]
    interpreter.call(fill, numbers)
    print("the list was copied:", numbers)
    interpreter.close()


if __name__ == "__main__":
    main()
