"""Show whether a child runs at its end what was registered with atexit."""

import atexit
from multiprocessing import Process


def goodbye(who: str) -> None:
    print("registered in", who)


def work() -> None:
    atexit.register(goodbye, "the child")
    print("working")


def main() -> None:
    atexit.register(goodbye, "the parent")
    process = Process(target=work)
    process.start()
    process.join()


if __name__ == "__main__":
    main()
