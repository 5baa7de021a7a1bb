"""Show which changes of the environment reach a child."""

import os
from multiprocessing import Process


def show(name: str) -> None:
    print(f"{name}:", os.environ.get(name))


def main() -> None:
    for name in ("SET_BEFORE_FIRST_CHILD", "SET_AFTER_FIRST_CHILD"):
        os.environ[name] = "yes"
        process = Process(target=show, args=(name,))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
