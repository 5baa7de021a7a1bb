# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Send through a connection that this process has closed."""

from multiprocessing import Pipe


def main() -> None:
    here, there = Pipe()
    with here:
        here.send("first")
        print(there.recv())
    here.send("second")


if __name__ == "__main__":
    main()
