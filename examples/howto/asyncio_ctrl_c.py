# /// script
# requires-python = ">=3.12"
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Stop an asyncio program and its process pool at once on Ctrl-C."""

import asyncio
import multiprocessing
import os
import signal
import time
from concurrent.futures import ProcessPoolExecutor


def set_up(ready) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # main decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    ready.release()


def work(number: int) -> None:
    time.sleep(600 + number)  # stands for work


async def main(ready) -> None:
    loop = asyncio.get_running_loop()
    pool = ProcessPoolExecutor(2, initializer=set_up, initargs=(ready,))
    try:
        calls = [loop.run_in_executor(pool, work, n) for n in range(10)]
        await asyncio.gather(*calls)
    except BaseException:  # canceled by Ctrl-C, or a call has failed
        for process in multiprocessing.active_children():
            process.kill()
        print("stopped the workers")
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def program(ready) -> None:
    os.setsid()  # a process group, as a terminal gives to each program
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        asyncio.run(main(ready))
    except KeyboardInterrupt:
        print("the program ends on Ctrl-C")


if __name__ == "__main__":
    ready = multiprocessing.Semaphore(0)
    process = multiprocessing.Process(target=program, args=(ready,))
    process.start()
    for _ in range(2):
        ready.acquire()
    os.killpg(process.pid, signal.SIGINT)  # what the terminal does on Ctrl-C
    process.join()
    print("exit code", process.exitcode)
