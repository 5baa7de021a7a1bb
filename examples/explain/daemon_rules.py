"""What a daemonic process may not do, and what does not happen at its end."""

import time
from multiprocessing import Event, Process


def try_to_start_a_child() -> None:
    try:
        Process(target=print).start()
    except AssertionError as error:
        print("in the child:", error)


def work(started) -> None:
    try:
        started.set()
        time.sleep(60)
    finally:
        print("this is never printed")


def main() -> None:
    process = Process(target=try_to_start_a_child, daemon=True)
    process.start()
    process.join()
    try:
        process.daemon = False
    except AssertionError as error:
        print("too late:", error)

    started = Event()
    Process(target=work, args=(started,), daemon=True).start()
    started.wait()
    print("main ends, and its daemonic child with it")


if __name__ == "__main__":
    main()
