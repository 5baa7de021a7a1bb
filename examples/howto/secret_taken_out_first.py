"""Take a secret out of the environment before the first child, and pass it."""

import os
from multiprocessing import Process


def show(who: str, token: str | None = None) -> None:
    print(who, "environment:", os.environ.get("TOKEN"), "argument:", token)


def run_child(*args: str) -> None:
    process = Process(target=show, args=args)
    process.start()
    process.join()


def main() -> None:
    os.environ["TOKEN"] = "plum"  # stands for what your shell has set
    token = os.environ.pop("TOKEN")
    run_child("uploader,", token)
    run_child("resizer,")


if __name__ == "__main__":
    main()
