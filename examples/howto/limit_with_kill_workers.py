# /// script
# requires-python = ">=3.14"
# ///
"""End the workers of an executor that do not listen to SIGTERM."""

import signal
from concurrent.futures import ProcessPoolExecutor, wait
from multiprocessing import Semaphore, active_children


def prepare_worker(semaphore) -> None:
    global started
    started = semaphore
    signal.signal(signal.SIGTERM, signal.SIG_IGN)


def never_return() -> None:
    started.release()
    while True:
        pass


def try_out(*methods: str) -> None:
    started = Semaphore(0)
    pool = ProcessPoolExecutor(
        2, initializer=prepare_worker, initargs=[started]
    )
    tasks = [pool.submit(never_return) for _ in range(2)]
    for _ in tasks:
        started.acquire()
    for method in methods:
        getattr(pool, method)()
    limit = 25 if methods[0] == "kill_workers" else 0.2
    running = wait(tasks, timeout=limit).not_done
    print(*methods, f"{len(running)} of 2 still run", sep=", ")
    for worker in active_children():
        worker.kill()


def main() -> None:
    try_out("terminate_workers")
    try_out("terminate_workers", "kill_workers")
    try_out("kill_workers")


if __name__ == "__main__":
    main()
