"""Two tasks hold both workers and wait for a third task, which waits for a worker."""

from concurrent.futures import ProcessPoolExecutor, wait
from multiprocessing import Event


def init(event) -> None:
    global bread_is_baked
    bread_is_baked = event


def eat(name: str) -> str:
    bread_is_baked.wait()
    return f"{name} eats"


def bake() -> str:
    bread_is_baked.set()
    return "the bread is baked"


def main() -> None:
    for workers, limit in ((3, None), (2, 0.5)):
        event = Event()
        with ProcessPoolExecutor(
            workers, initializer=init, initargs=(event,)
        ) as pool:
            tasks = [
                pool.submit(eat, "Ann"),
                pool.submit(eat, "Ben"),
                pool.submit(bake),
            ]
            done = wait(tasks, timeout=limit).done
            print(f"{workers} workers: {len(done)} of 3 tasks done")
            event.set()  # main ends the deadlock, if there is one
            print(*[task.result() for task in tasks], sep=", ")


if __name__ == "__main__":
    main()
