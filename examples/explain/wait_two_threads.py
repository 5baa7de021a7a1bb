"""Wait for two slow answers in two threads of one process."""

import time
from threading import Thread

answers = {}


def ask(name: str) -> None:
    time.sleep(0.4)  # stands for waiting for a network or a disk
    answers[name] = "yes"


def main() -> None:
    threads = [Thread(target=ask, args=(f"thread {n}",)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name in sorted(answers):
        print(name, "has the answer", answers[name])


if __name__ == "__main__":
    main()
