"""Read the settings in the main process, where a mistake is seen, and hand them to the workers."""

import os
from concurrent.futures import ProcessPoolExecutor


def keep(given):
    global home
    home = given


def target(name):
    return f"{home}/{name}"


def main() -> None:
    settings = os.environ.get("BACKUP_HOME", "/srv/backup")
    with ProcessPoolExecutor(
        max_workers=1, initializer=keep, initargs=(settings,)
    ) as pool:
        print(pool.submit(target, "photos").result())


if __name__ == "__main__":
    main()
