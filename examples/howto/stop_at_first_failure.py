"""Stop everything as soon as one task has failed."""

from concurrent.futures import FIRST_EXCEPTION, ProcessPoolExecutor, wait
from multiprocessing import active_children


def check(page: str) -> int:
    if page == "broken":
        raise ValueError("no title")
    while page == "endless":
        pass
    return len(page)


def main() -> None:
    pages = ["home", "endless", "broken", "about"] + ["endless"] * 6
    with ProcessPoolExecutor(2) as pool:
        tasks = {pool.submit(check, page): page for page in pages}
        wait(tasks, return_when=FIRST_EXCEPTION)
        for task, page in tasks.items():
            if task.done() and task.exception():
                print(f"{page}: {task.exception()!r}")
                for worker in active_children():
                    worker.terminate()
                break
    print("home:", next(iter(tasks)).result())
    print("last:", type(list(tasks)[-1].exception()).__name__)
    print("still running:", len(active_children()))


if __name__ == "__main__":
    main()
