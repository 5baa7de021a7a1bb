# /// script
# [tool.mpguide]
# mask = ['\w+Process-\d+']
# order = "any"
# ///
"""Log from all processes into one file that only the main process writes."""

import logging
from concurrent.futures import ProcessPoolExecutor
from logging.handlers import QueueHandler, QueueListener
from multiprocessing import Queue
from pathlib import Path
from tempfile import TemporaryDirectory

log = logging.getLogger("bakery")


def prepare_worker(queue, level) -> None:
    root = logging.getLogger()
    root.handlers = [QueueHandler(queue)]  # in place of all others
    root.setLevel(level)


def bake(bread: str, minutes: int) -> None:
    log.info("%s goes in", bread)
    try:
        log.info("%s: %.1f loaves an hour", bread, 60 / minutes)
    except ZeroDivisionError:
        log.exception("%s failed", bread)


def bake_all() -> None:
    queue = Queue()
    root = logging.getLogger()
    with ProcessPoolExecutor(
        2, initializer=prepare_worker, initargs=[queue, root.level]
    ) as pool:
        breads = {"rye": 45, "toast": 0, "bagels": 12}
        jobs = [pool.submit(bake, *bread) for bread in breads.items()]
        listener = QueueListener(queue, *root.handlers)
        listener.start()  # after the workers: fork and threads do not mix
        try:
            for job in jobs:
                job.result()
        finally:
            pool.shutdown()  # each worker ends, and sends what it has logged
            listener.stop()
    log.info("closed")


def main() -> None:
    with TemporaryDirectory() as folder:
        file = Path(folder, "bakery.log")
        layout = "%(processName)s %(levelname)s %(message)s"
        logging.basicConfig(filename=file, format=layout, level=logging.INFO)
        bake_all()
        logging.shutdown()
        print(file.read_text(encoding="utf-8"), end="")


if __name__ == "__main__":
    main()
