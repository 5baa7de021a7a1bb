# /// script
# [tool.mpguide]
# ///
"""Make a process daemonic when it is made."""

from multiprocessing import Process


def listen() -> None:
    print("listening")


if __name__ == "__main__":
    process = Process(target=listen, daemon=True)
    process.start()
    process.join()
    print("daemonic:", process.daemon)
