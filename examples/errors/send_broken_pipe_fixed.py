# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Tell the receiver when to stop, so that it does not end too early."""

from multiprocessing import Pipe, Process


def read_all(receiver) -> None:
    while (item := receiver.recv()) is not None:
        print("got", item)


def main() -> None:
    receiver, sender = Pipe(duplex=False)
    process = Process(target=read_all, args=(receiver,))
    process.start()
    receiver.close()  # from now on only the child can receive
    for item in ("first", "second", None):
        sender.send(item)
    process.join()


if __name__ == "__main__":
    main()
