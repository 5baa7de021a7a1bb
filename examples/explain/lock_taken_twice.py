"""Take a lock that the same process holds already: a Lock and an RLock."""

from multiprocessing import Lock, RLock


def add(balance, amount, lock) -> str:
    if not lock.acquire(timeout=0.3):  # without a limit: for ever
        return "waited in vain for the lock that it holds itself"
    balance["euros"] += amount
    lock.release()
    return f"{balance['euros']} euros"


def add_with_interest(balance, amount, lock) -> str:
    with lock:
        return add(balance, amount + 1, lock)


def main() -> None:
    for kind in (Lock, RLock):
        answer = add_with_interest({"euros": 0}, 100, kind())
        print(f"{kind.__name__}: {answer}")


if __name__ == "__main__":
    main()
