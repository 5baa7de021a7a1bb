"""Remove a secret from the environment after the first child has run."""

import os
from multiprocessing import Process


def show(who: str) -> None:
    print(who, "TOKEN is", os.environ.get("TOKEN"))


def run_child(who: str) -> None:
    process = Process(target=show, args=(who,))
    process.start()
    process.join()


def main() -> None:
    os.environ["TOKEN"] = "plum"
    run_child("before:")
    del os.environ["TOKEN"]
    run_child("after:")
    print("main:", os.environ.get("TOKEN"))


if __name__ == "__main__":
    main()
