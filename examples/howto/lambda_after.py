"""Give a process a function of the module, and what it needs."""

from functools import partial
from multiprocessing import Process


def say(greet: str, name: str) -> None:
    print(greet, name)


def main() -> None:
    process = Process(target=partial(say, "Hello"), args=("Ada",))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
