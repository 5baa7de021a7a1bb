"""Let four workers use a service, but no more than two at the same time."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Barrier, BoundedSemaphore, Value


def set_up(*shared) -> None:
    global door, two, inside, most
    door, two, inside, most = shared


def use_service(number: int) -> int:
    with door:
        with inside.get_lock():
            inside.value += 1
            most.value = max(most.value, inside.value)
        two.wait()  # until a second one is inside
        with inside.get_lock():
            inside.value -= 1
    return number


def main() -> None:
    inside, most = Value("i", 0), Value("i", 0)
    with ProcessPoolExecutor(
        max_workers=4,
        initializer=set_up,
        initargs=(BoundedSemaphore(2), Barrier(2), inside, most),
    ) as executor:
        list(executor.map(use_service, range(8)))
    print("inside at the same time, at most:", most.value)


if __name__ == "__main__":
    main()
