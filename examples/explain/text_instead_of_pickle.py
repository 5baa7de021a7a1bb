"""Exchange messages that cannot run anything: JSON as bytes."""

import json
from multiprocessing import Pipe, Process

LIMIT = 1000  # bytes that a message may have


class Innocent:
    def __reduce__(self):
        return print, ("this line was chosen by the sender",)


def sender(connection) -> None:
    connection.send_bytes(json.dumps({"price": 12}).encode())
    connection.send(Innocent())  # a pickle, for a trial
    connection.close()


def main() -> None:
    ours, theirs = Pipe()
    process = Process(target=sender, args=(theirs,))
    process.start()
    for _ in range(2):
        message = ours.recv_bytes(LIMIT)
        try:
            print("got", json.loads(message))
        except ValueError:
            print("got something that is not JSON")
    process.join()


if __name__ == "__main__":
    main()
