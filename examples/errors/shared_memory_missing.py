# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)', 'psm_([0-9a-f]+)']
# ///
"""Let a child make a block of shared memory, and read it when the child has deleted it."""

from multiprocessing import Pipe, Process
from multiprocessing.shared_memory import SharedMemory


def measure(sender) -> None:
    block = SharedMemory(create=True, size=3)
    block.buf[:] = bytes([20, 21, 19])
    sender.send(block.name)
    block.close()
    block.unlink()


def main() -> None:
    receiver, sender = Pipe(duplex=False)
    process = Process(target=measure, args=(sender,))
    process.start()
    name = receiver.recv()
    process.join()
    print(list(SharedMemory(name).buf))


if __name__ == "__main__":
    main()
