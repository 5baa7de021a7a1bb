"""Wait for three processes at once, and stop the others as soon as one fails."""

import sys
import time
from multiprocessing import Process
from multiprocessing.connection import wait


def work(name) -> None:
    if name == "B":
        sys.exit(1)
    time.sleep(60)


def main() -> None:
    running = {}
    for name in ("A", "B", "C"):
        process = Process(target=work, args=(name,), name=name)
        process.start()
        running[process.sentinel] = process

    [first] = wait(running)  # until at least one has ended
    failed = running.pop(first)
    failed.join()
    print(failed.name, "ended first, with exit code", failed.exitcode)
    for process in running.values():
        process.terminate()
        process.join()
        print(process.name, "was stopped, exit code", process.exitcode)


if __name__ == "__main__":
    main()
