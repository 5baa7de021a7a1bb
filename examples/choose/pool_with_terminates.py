"""Leave the with block of a Pool while a task is still running."""

from multiprocessing import Event, Pool, TimeoutError


def init(event) -> None:
    global go_on
    go_on = event


def task() -> str:
    go_on.wait()
    return "done"


def main() -> None:
    go_on = Event()
    with Pool(1, init, [go_on]) as pool:
        lost = pool.apply_async(task)
    go_on.set()
    try:
        lost.get(timeout=0.5)
    except TimeoutError:
        print("with block left: the worker was terminated, there is no result")

    go_on.clear()
    with Pool(1, init, [go_on]) as pool:
        kept = pool.apply_async(task)
        go_on.set()
        pool.close()  # no more tasks
        pool.join()  # wait until those that are there are done
    print("close and join first:", kept.get())


if __name__ == "__main__":
    main()
