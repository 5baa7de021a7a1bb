# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Do everything with a connection within its with statement."""

from multiprocessing import Pipe


def main() -> None:
    here, there = Pipe()
    with here, there:
        for item in ("first", "second"):
            here.send(item)
            print(there.recv())


if __name__ == "__main__":
    main()
