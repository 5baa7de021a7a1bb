# /// script
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = [
#     'File "<stdlib>[^"]*", line (\d+)',
#     'File "<frozen runpy>", line (\d+)',
#     'tracker_fd=(\d+), pipe_handle=(\d+)',
# ]
# ///
"""Choose the start method at the top of the file, where the child runs it again."""

import sys
from multiprocessing import Process, set_start_method

set_start_method("spawn")


def greet() -> None:
    print("hello from the child")


if __name__ == "__main__":
    process = Process(target=greet)
    process.start()
    process.join()
    sys.exit(process.exitcode)
