"""Wait for two slow answers in two processes."""

import time
from multiprocessing import Process


def ask(name: str) -> None:
    time.sleep(0.4)  # stands for waiting for a network or a disk
    print(name, "has the answer yes")


def main() -> None:
    processes = [Process(target=ask, args=(f"process {n}",)) for n in (1, 2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join()


if __name__ == "__main__":
    main()
