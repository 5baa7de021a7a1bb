"""Run many tasks, two at a time, each with a time limit of its own."""

import time
from multiprocessing import Pipe, Process
from multiprocessing.connection import wait

WORKERS = 2


def collatz(number: int, pipe) -> None:
    steps = 0
    while number != 1:
        number = 3 * number + 1 if number % 2 else number // 2
        steps += 1
    pipe.send(steps)


def start(number: int, limit: float):
    reader, writer = Pipe(duplex=False)
    process = Process(target=collatz, args=(number, writer))
    process.start()
    writer.close()
    return reader, (number, process, time.monotonic() + limit)


def main() -> None:
    limits = {7: 25, -1: 0.5, 27: 25, -5: 0.5, 97: 25}
    waiting, running, results = list(limits.items()), {}, {}
    try:
        while waiting or running:
            while waiting and len(running) < WORKERS:
                reader, task = start(*waiting.pop(0))
                running[reader] = task
            first_end = min(end for _, _, end in running.values())
            ready = wait(running, max(0, first_end - time.monotonic()))
            for reader, (number, process, end) in list(running.items()):
                if reader in ready:
                    try:
                        results[number] = f"{reader.recv()} steps"
                    except EOFError:
                        results[number] = "died"
                elif time.monotonic() >= end:
                    process.kill()
                    results[number] = "too slow"
                else:
                    continue
                del running[reader]
                process.join()
    finally:
        for _, process, _ in running.values():
            process.kill()
            process.join()
    for number in limits:
        print(f"{number:2}: {results[number]}")


if __name__ == "__main__":
    main()
