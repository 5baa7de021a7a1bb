"""Keep two shared numbers in step with one lock for both."""

from multiprocessing import Lock, Process, Value


def move_sheep(left, right, lock) -> None:
    for _ in range(100):
        with lock:
            left.value -= 1
            right.value += 1


def main() -> None:
    lock = Lock()
    left = Value("i", 400, lock=False)
    right = Value("i", 0, lock=False)
    args = (left, right, lock)
    processes = [Process(target=move_sheep, args=args) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(f"left {left.value}, right {right.value}")


if __name__ == "__main__":
    main()
