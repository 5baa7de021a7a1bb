"""Pass to each child the environment variables that it needs."""

import os
from multiprocessing import Process


def show(variables: dict) -> None:
    os.environ.update(variables)
    print("the child uses", os.environ["REGION"])


def main() -> None:
    for region in ("north", "south"):
        process = Process(target=show, args=({"REGION": region},))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
