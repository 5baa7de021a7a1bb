# /// script
# [tool.mpguide]
# start-methods = ["spawn", "forkserver"]
# exit = 1
# mask = [
#     'File "<stdlib>[^"]*", line (\d+)',
#     'File "<frozen runpy>", line (\d+)',
#     'tracker_fd=(\d+), pipe_handle=(\d+)',
#     'import main; (main.*)',
#     '~~~~(\^{60,})',
# ]
# ///
"""Start a child at the top of the file, without a main guard."""

import sys
from multiprocessing import Process


def greet() -> None:
    print("hello from the child")


process = Process(target=greet)
process.start()
process.join()
print("exit code of the child:", process.exitcode)
sys.exit(process.exitcode)
