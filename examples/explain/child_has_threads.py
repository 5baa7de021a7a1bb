"""Show which threads of the parent a child has."""

import threading
from multiprocessing import Process


def show() -> None:
    print("threads:", *[thread.name for thread in threading.enumerate()])


def main() -> None:
    go_home = threading.Event()
    helper = threading.Thread(target=go_home.wait, name="Helper")
    helper.start()
    show()
    process = Process(target=show)
    process.start()
    process.join()
    go_home.set()
    helper.join()


if __name__ == "__main__":
    main()
