# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Take the end of a pipe for what it is: nobody will send any more."""

from multiprocessing import Pipe, Process


def send_two(sender) -> None:
    sender.send("first")
    sender.send("second")


def main() -> None:
    receiver, sender = Pipe(duplex=False)
    process = Process(target=send_two, args=(sender,))
    process.start()
    sender.close()  # from now on only the child can send
    try:
        while True:
            print(receiver.recv())
    except EOFError:
        print("that was all")
    process.join()


if __name__ == "__main__":
    main()
