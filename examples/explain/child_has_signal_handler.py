"""Show whether a child has the signal handler that main() has set."""

import signal
from multiprocessing import Process


def goodbye(*details: object) -> None:
    print("goodbye:", *details)


def show() -> None:
    handler = signal.getsignal(signal.SIGTERM)
    print("handler of SIGTERM is goodbye:", handler is goodbye)


def main() -> None:
    signal.signal(signal.SIGTERM, goodbye)
    process = Process(target=show)
    process.start()
    process.join()


if __name__ == "__main__":
    main()
