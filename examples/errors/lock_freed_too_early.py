# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn", "forkserver"]
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Give a child a lock that the main process drops before the child is ready."""

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


def start_child(go_on) -> Process:
    process = Process(target=say_hello, args=(LargeData(go_on), Lock()))
    process.start()
    return process


def main() -> None:
    receiver, sender = Pipe(duplex=False)
    process = start_child(receiver)
    sender.send("sent when the lock is gone")
    process.join()
    print("exit code of the child:", process.exitcode)


if __name__ == "__main__":
    main()
