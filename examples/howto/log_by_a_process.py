# /// script
# [tool.mpguide]
# order = "any"
# ///
"""Processes that send their log records to the main process through a queue."""

import logging
import sys
from logging.handlers import QueueHandler, QueueListener
from multiprocessing import Process, Queue

log = logging.getLogger("bakery")


def bake(bread: str, queue) -> None:
    root = logging.getLogger()
    root.handlers = [QueueHandler(queue)]  # in place of all others
    root.setLevel(logging.INFO)
    log.info("%s goes in", bread)
    log.info("%s is done", bread)


def main() -> None:
    layout = "%(processName)s: %(message)s"
    logging.basicConfig(stream=sys.stdout, format=layout, level=logging.INFO)
    queue = Queue()
    bakers = [
        Process(target=bake, args=(bread, queue), name=f"oven {number}")
        for number, bread in enumerate(("rye", "bagels"), start=1)
    ]
    for baker in bakers:
        baker.start()
    listener = QueueListener(queue, *logging.getLogger().handlers)
    listener.start()
    try:
        for baker in bakers:
            baker.join()
    finally:
        listener.stop()
    log.info("closed")


if __name__ == "__main__":
    main()
