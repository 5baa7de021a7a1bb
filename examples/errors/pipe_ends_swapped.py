# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Take the two ends of a one-way pipe for each other."""

from multiprocessing import Pipe


def main() -> None:
    sender, receiver = Pipe(duplex=False)
    sender.send("hello")
    print(receiver.recv())


if __name__ == "__main__":
    main()
