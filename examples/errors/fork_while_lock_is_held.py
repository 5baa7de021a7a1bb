# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["fork"]
# hangs = true
# ///
"""Fork while a thread holds a lock: the lock of the child stays locked."""

from multiprocessing import Process
from threading import Event, Lock, Thread

cache_lock = Lock()  # such as a library has, out of your sight


def refresh_cache(refreshing, go_on):
    with cache_lock:
        refreshing.set()
        go_on.wait()


def bake():
    with cache_lock:
        print("a loaf of bread")


def main() -> None:
    refreshing, go_on = Event(), Event()
    Thread(target=refresh_cache, args=(refreshing, go_on)).start()
    refreshing.wait()
    baker = Process(target=bake)
    baker.start()
    go_on.set()
    baker.join()


if __name__ == "__main__":
    main()
