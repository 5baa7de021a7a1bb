"""Show which settings of logging a child has that nobody has told about them."""

import logging
from multiprocessing import Process

log = logging.getLogger("bakery")


def bake() -> None:
    root = logging.getLogger()
    level = logging.getLevelName(root.getEffectiveLevel())
    print("in the child:", level, "handlers:", len(root.handlers), flush=True)
    log.info("the bread goes in")
    log.warning("the bread is burnt")


def main() -> None:
    logging.basicConfig(format="%(levelname)s: %(message)s", level="INFO")
    log.info("the bakery opens")
    child = Process(target=bake)
    child.start()
    child.join()


if __name__ == "__main__":
    main()
