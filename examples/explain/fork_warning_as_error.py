# /// script
# requires-python = ">=3.15"
# [tool.mpguide]
# start-methods = "own"
# ///
"""The warning on fork and threads as an exception: start() fails, and the child runs all the same."""

import warnings
from multiprocessing import Pipe, active_children, get_context
from threading import Event, Thread


def work(writer) -> None:
    writer.send("the child has run")


def main() -> None:
    warnings.simplefilter("error")  # as python -W error does
    stop = Event()
    helper = Thread(target=stop.wait)
    helper.start()
    reader, writer = Pipe(duplex=False)
    child = get_context("fork").Process(target=work, args=(writer,))
    try:
        child.start()
    except DeprecationWarning:
        print("start() has raised the warning")
    print(reader.recv())
    print(
        "its parent knows of",
        len(active_children()),
        "children, and the pid is",
        child.pid,
    )
    stop.set()
    helper.join()


if __name__ == "__main__":
    main()
