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
"""Start a manager at the top of the file, without a main guard: it starts a process, too."""

from multiprocessing import Manager

prices = Manager().dict(tea=2, cake=4)
print(prices["tea"])
