# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn", "forkserver"]
# ///
"""Keep the lock in the main process until the child has ended."""

from multiprocessing import Lock, Pipe, Process


class LargeData:
    """Takes a while to arrive in the child."""

    def __init__(self, go_on) -> None:
        self.go_on = go_on

    def __setstate__(self, state) -> None:
        self.text = state["go_on"].recv()


def say_hello(data: LargeData, lock) -> None:
    with lock:
        print(data.text)


def start_child(go_on, lock) -> Process:
    process = Process(target=say_hello, args=(LargeData(go_on), lock))
    process.start()
    return process


def main() -> None:
    receiver, sender = Pipe(duplex=False)
    lock = Lock()
    process = start_child(receiver, lock)
    sender.send("sent while the lock is there")
    process.join()
    print("exit code of the child:", process.exitcode)


if __name__ == "__main__":
    main()
