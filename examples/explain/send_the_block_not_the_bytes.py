"""Send ten million bytes as they are, and as the name of a shared block."""

import pickle
from multiprocessing import Process, SimpleQueue
from multiprocessing.shared_memory import SharedMemory

SIZE = 10_000_000


def count(queue) -> None:
    block = queue.get()
    print("the child counts", block.buf[:SIZE].tobytes().count(b"x"))
    block.close()


def main() -> None:
    block = SharedMemory(create=True, size=SIZE)
    try:
        block.buf[:SIZE] = b"x" * SIZE
        for name, item in (
            ("bytes", bytes(block.buf[:SIZE])),
            ("block", block),
        ):
            print(f"the {name}, pickled: {len(pickle.dumps(item)):,} bytes")
        queue = SimpleQueue()
        child = Process(target=count, args=(queue,))
        child.start()
        queue.put(block)
        child.join()
    finally:
        block.close()
        block.unlink()


if __name__ == "__main__":
    main()
