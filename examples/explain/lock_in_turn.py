"""Four processes work under one lock: one works, the others wait."""

from multiprocessing import Lock, Process, Value


def work(lock, inside, most, total) -> None:
    with lock:
        inside.value += 1
        most.value = max(most.value, inside.value)
        total.value += sum(i * i for i in range(1_000_000))
        inside.value -= 1


def main() -> None:
    lock = Lock()
    inside, most = Value("i", 0), Value("i", 0)
    total = Value("d", 0)
    args = (lock, inside, most, total)
    processes = [Process(target=work, args=args) for _ in range(4)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    print(f"the sum of all four: {total.value:.3e}")
    print(f"at most {most.value} process held the lock at a time")


if __name__ == "__main__":
    main()
