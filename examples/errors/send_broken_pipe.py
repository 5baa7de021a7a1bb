# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# platforms = ["linux", "macos"]
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Send to a process that has ended."""

from multiprocessing import Pipe, Process


def read_one(receiver) -> None:
    print("got", receiver.recv())


def main() -> None:
    receiver, sender = Pipe(duplex=False)
    process = Process(target=read_one, args=(receiver,))
    process.start()
    receiver.close()  # from now on only the child can receive
    sender.send("first")
    process.join()
    sender.send("second")


if __name__ == "__main__":
    main()
