"""Let all workers of a pool together make at most ten calls per second."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Value
from time import monotonic, sleep

PAUSE = 0.1


def set_up(shared) -> None:
    global next_start
    next_start = shared


def call_service(number: int) -> int:
    with next_start.get_lock():
        start = max(next_start.value, monotonic())
        next_start.value = start + PAUSE
    sleep(max(0, start - monotonic()))
    return number * number  # stands for the call


def main() -> None:
    begin = monotonic()
    with ProcessPoolExecutor(
        max_workers=4,
        initializer=set_up,
        initargs=(Value("d", 0),),
    ) as executor:
        print(list(executor.map(call_service, range(8))))
    print("8 calls took at least 0.7 seconds:", monotonic() - begin >= 0.7)


if __name__ == "__main__":
    main()
