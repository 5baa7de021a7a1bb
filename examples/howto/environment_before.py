"""Change the environment between two children."""

import os
from multiprocessing import Process


def show() -> None:
    print("the child uses", os.environ["REGION"])


def main() -> None:
    for region in ("north", "south"):
        os.environ["REGION"] = region
        process = Process(target=show)
        process.start()
        process.join()


if __name__ == "__main__":
    main()
