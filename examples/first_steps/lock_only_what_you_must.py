"""Compute under a lock, then outside it: do two children compute together?"""

from multiprocessing import Barrier, Process, Value
from threading import BrokenBarrierError


def compute(both, limit) -> int:
    try:
        both.wait(limit)  # passes when both children are here
        print("computing together")
    except BrokenBarrierError:
        print("computing alone")
    return sum(range(100_000))


def lock_then_compute(total, both) -> None:
    with total.get_lock():
        total.value += compute(both, 0.3)


def compute_then_lock(total, both) -> None:
    part = compute(both, None)
    with total.get_lock():
        total.value += part


def main() -> None:
    for work in (lock_then_compute, compute_then_lock):
        args = (Value("q", 0), Barrier(2))
        processes = [Process(target=work, args=args) for _ in range(2)]
        for process in processes:
            process.start()
        for process in processes:
            process.join()
        print(f"{work.__name__}: the total is {args[0].value}")


if __name__ == "__main__":
    main()
