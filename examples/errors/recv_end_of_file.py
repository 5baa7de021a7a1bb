# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Receive from a pipe after the process at the other end has ended."""

from multiprocessing import Pipe, Process


def send_two(sender) -> None:
    sender.send("first")
    sender.send("second")


def main() -> None:
    receiver, sender = Pipe(duplex=False)
    process = Process(target=send_two, args=(sender,))
    process.start()
    sender.close()  # from now on only the child can send
    while True:
        print(receiver.recv())


if __name__ == "__main__":
    main()
