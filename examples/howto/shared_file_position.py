# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["fork"]
# ///
"""Open a file before fork: who reads what?"""

import os
import tempfile
from multiprocessing import Process


def read(file) -> None:
    print("the child reads:", os.read(file, 5))


def main() -> None:
    with tempfile.TemporaryFile() as temporary:
        file = temporary.fileno()
        os.write(file, b"applebeachcloud")
        os.lseek(file, 0, os.SEEK_SET)
        print("main reads:", os.read(file, 5))
        child = Process(target=read, args=(file,))
        child.start()
        child.join()
        print("main reads:", os.read(file, 5))


if __name__ == "__main__":
    main()
