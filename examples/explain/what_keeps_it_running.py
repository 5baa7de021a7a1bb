# /// script
# [tool.mpguide]
# mask = ["(Fork|Spawn|ForkServer)Process-"]
# ///
"""List the processes and threads that would keep a program from exiting."""

import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Event, Process, active_children


def show() -> None:
    for process in sorted(active_children(), key=lambda process: process.name):
        if not process.daemon:
            print("process:", process.name)
    for thread in threading.enumerate():
        if not thread.daemon and thread is not threading.main_thread():
            print("thread: ", type(thread).__name__)


def main() -> None:
    bell = Event()
    processes = [
        Process(target=bell.wait, name="a daemon", daemon=True),
        Process(target=bell.wait, name="reporter"),
    ]
    for process in processes:
        process.start()
    pool = ProcessPoolExecutor(max_workers=1)
    pool.submit(abs, -1).result()
    show()

    pool.shutdown()
    bell.set()
    for process in processes:
        process.join()
    print("now the program can exit")
    show()


if __name__ == "__main__":
    main()
