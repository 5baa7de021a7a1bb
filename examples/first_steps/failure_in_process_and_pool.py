"""The same failure in a Process and in a pool: who gets to know?"""

import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Process

sys.tracebacklimit = 0  # print errors without their traceback


def double(text: str) -> int:
    return 2 * int(text)


def main() -> None:
    process = Process(target=double, args=("twelve",))
    process.start()
    process.join()
    print("Process: exit code", process.exitcode)

    with ProcessPoolExecutor(max_workers=1) as pool:
        future = pool.submit(double, "twelve")
        try:
            print("pool:", future.result())
        except ValueError as error:
            print("pool: caught", repr(error))


if __name__ == "__main__":
    main()
