"""Let workers write a large result into shared memory and return only where it is."""

import pickle
from array import array
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.shared_memory import SharedMemory

COUNT = 200_000
ITEM = 8  # bytes of a float in array("d")


def numbers(start, stop):
    return array("d", range(start, stop))


def return_all(part):
    return numbers(*part)


def write_all(name, part):
    start, stop = part
    memory = SharedMemory(name)
    memory.buf[start * ITEM : stop * ITEM] = numbers(start, stop).tobytes()
    memory.close()
    return part


def main() -> None:
    parts = [(0, COUNT // 2), (COUNT // 2, COUNT)]
    memory = SharedMemory(create=True, size=COUNT * ITEM)
    try:
        with ProcessPoolExecutor(2) as executor:
            returned = list(executor.map(return_all, parts))
            written = list(executor.map(write_all, [memory.name] * 2, parts))
        print(
            "return_all: over 1 MB:", len(pickle.dumps(returned)) > 1_000_000
        )
        print("write_all: under 100 bytes:", len(pickle.dumps(written)) < 100)
        with memory.buf.cast("B")[: COUNT * ITEM].cast("d") as result:
            same = result.tolist() == [*returned[0], *returned[1]]
        print("the same numbers:", same)
    finally:
        memory.close()
        memory.unlink()


if __name__ == "__main__":
    main()
