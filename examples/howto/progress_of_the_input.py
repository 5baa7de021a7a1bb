"""Count what a pool reads, and what it has done: two different things."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event


def use(event) -> None:
    global gate
    gate = event


def wait_at_the_gate(number: int) -> int:
    gate.wait()
    return number


def counted(items, seen):
    for item in items:
        seen.append(item)
        yield item


def main() -> None:
    gate, read, done = Event(), [], []
    with ProcessPoolExecutor(2, initializer=use, initargs=[gate]) as pool:
        results = pool.map(wait_at_the_gate, counted(range(50), read))
        print(f"read {len(read)}, done {len(done)}")
        gate.set()
        for result in counted(results, done):
            if result == 24:
                print(f"read {len(read)}, done {len(done)}")
    print(f"read {len(read)}, done {len(done)}")


if __name__ == "__main__":
    main()
