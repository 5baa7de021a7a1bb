"""Two processes take two locks in opposite order, with a time limit."""

from multiprocessing import Barrier, Lock, Process


def work(name, mine, other, both) -> None:
    with mine:
        both.wait()  # now each holds one lock and wants the other
        if other.acquire(timeout=0.5):
            other.release()
            print(name, "had both locks")
        else:
            print(name, "waited in vain for its second lock")
        both.wait()  # nobody lets go before both have tried


def main() -> None:
    left, right = Lock(), Lock()
    both = Barrier(2)
    a = Process(target=work, args=("A", left, right, both))
    b = Process(target=work, args=("B", right, left, both))
    for process in (a, b):
        process.start()
    for process in (a, b):
        process.join()


if __name__ == "__main__":
    main()
