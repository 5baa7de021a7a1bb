# /// script
# [tool.mpguide]
# order = "any"
# ///
"""Let long tasks report how far they are, with the standard library only."""

from concurrent.futures import ProcessPoolExecutor, wait
from multiprocessing import SimpleQueue


def use(queue) -> None:
    global reports
    reports = queue


def sail(ship: str, stages: int) -> int:
    for stage in range(1, stages + 1):
        miles = sum(range(100 * stage))  # stands for a stage of long work
        reports.put((ship, stage, stages))
    return miles


def main() -> None:
    queue = SimpleQueue()
    with ProcessPoolExecutor(2, initializer=use, initargs=[queue]) as pool:
        voyages = {"Vega": 3, "Rhea": 4, "Nike": 2}
        futures = [pool.submit(sail, *voyage) for voyage in voyages.items()]
        running = set(futures)
        while running or not queue.empty():
            while not queue.empty():
                ship, stage, stages = queue.get()
                print(f"{ship}: stage {stage} of {stages}")
            running = wait(running, timeout=0.1).not_done
        print("miles:", *[future.result() for future in futures])


if __name__ == "__main__":
    main()
