"""Limit how often all workers together call a service."""

import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Value

PER_SECOND = 20


def prepare_worker(value) -> None:
    global next_turn
    next_turn = value


def take_turn() -> float:
    with next_turn.get_lock():
        now = time.monotonic()
        turn = max(now, next_turn.value)
        next_turn.value = turn + 1 / PER_SECOND
    time.sleep(turn - now)  # the lock is free again
    return turn


def call_service(city: str) -> tuple[str, float]:
    turn = take_turn()
    return city.upper(), turn


def main() -> None:
    cities = ["Ghent", "Turin", "Oslo", "Lyon", "Bern", "Riga"]
    with ProcessPoolExecutor(
        3, initializer=prepare_worker, initargs=[Value("d", 0)]
    ) as pool:
        answers, turns = zip(*pool.map(call_service, cities), strict=True)
    print(*answers)
    first, *_, last = sorted(turns)
    print(f"{len(turns)} calls in 0.25 s or more: {last - first > 0.249}")


if __name__ == "__main__":
    main()
