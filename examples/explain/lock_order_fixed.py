"""Two processes take two locks 1,000 times, always in the same order."""

from multiprocessing import Barrier, Lock, Process


def work(name, left, right, both) -> None:
    both.wait()  # begin together
    rounds = 0
    for _ in range(1_000):
        with left, right:
            rounds += 1
    print(name, "had both locks", rounds, "times")


def main() -> None:
    left, right = Lock(), Lock()
    both = Barrier(2)
    a = Process(target=work, args=("A", left, right, both))
    b = Process(target=work, args=("B", left, right, both))
    for process in (a, b):
        process.start()
    for process in (a, b):
        process.join()


if __name__ == "__main__":
    main()
