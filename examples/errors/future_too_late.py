"""A future that is not done in time raises TimeoutError; its task goes on."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event


def keep(given):
    global enough
    enough = given


def work():
    enough.wait()
    return "done after all"


def main() -> None:
    event = Event()
    with ProcessPoolExecutor(1, initializer=keep, initargs=(event,)) as pool:
        future = pool.submit(work)
        try:
            future.result(timeout=0.2)
        except TimeoutError:
            print("too late; cancelled:", future.cancel())
        event.set()
        print(future.result())


if __name__ == "__main__":
    main()
