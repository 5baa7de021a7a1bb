# /// script
# requires-python = ">=3.11"
# dependencies = ["rich>=13"]
# ///
"""Show one bar for each task and one for all of them, with rich."""

from concurrent.futures import ProcessPoolExecutor, wait
from multiprocessing import SimpleQueue

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress

VOYAGES = {"Vega": 30, "Rhea": 40, "Nike": 20}


def use(queue) -> None:
    global reports
    reports = queue


def sail(ship: str, stages: int) -> None:
    for _ in range(stages):
        sum(range(10_000))  # stands for a stage of long work
        reports.put(ship)


def main() -> None:
    queue = SimpleQueue()
    columns = ("{task.description}", BarColumn(12), MofNCompleteColumn())
    progress = Progress(*columns, console=Console(width=36))
    every = progress.add_task("all ships", total=len(VOYAGES))
    bars = {s: progress.add_task(s, total=n) for s, n in VOYAGES.items()}
    with ProcessPoolExecutor(2, initializer=use, initargs=[queue]) as pool:
        futures = [pool.submit(sail, *voyage) for voyage in VOYAGES.items()]
        running = set(futures)
        with progress:  # after the workers: it starts a thread
            while running or not queue.empty():
                while not queue.empty():
                    progress.advance(bars[queue.get()])
                running = wait(running, timeout=0.1).not_done
                progress.update(every, completed=len(futures) - len(running))
        for future in futures:
            future.result()  # raises what went wrong


if __name__ == "__main__":
    main()
