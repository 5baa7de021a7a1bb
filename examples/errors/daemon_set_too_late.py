# /// script
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Make a process daemonic after its start."""

from multiprocessing import Process


def listen() -> None:
    print("listening")


if __name__ == "__main__":
    process = Process(target=listen)
    process.start()
    process.daemon = True
    process.join()
