# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Name the ends of a one-way pipe in the right order: receive, send."""

from multiprocessing import Pipe


def main() -> None:
    receiver, sender = Pipe(duplex=False)
    sender.send("hello")
    print(receiver.recv())


if __name__ == "__main__":
    main()
