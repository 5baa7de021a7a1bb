# /// script
# [tool.mpguide]
# platforms = ["linux", "macos"]
# ///
"""Raise the number of open files as far as the system allows, before opening many."""

import resource
from multiprocessing import Pipe

if __name__ == "__main__":
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (64, most))  # ulimit -n 64
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    pipes = []
    for _ in range(100):
        pipes.append(Pipe())
    print(len(pipes), "pipes are open")
