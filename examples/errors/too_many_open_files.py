# /// script
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Open one pipe after another, with few open files allowed."""

import resource
from multiprocessing import Pipe

if __name__ == "__main__":
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, most))  # ulimit -n 64
    pipes = []
    for _ in range(100):
        pipes.append(Pipe())
