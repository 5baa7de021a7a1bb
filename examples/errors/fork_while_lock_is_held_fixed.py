"""Start the child before the first thread: there is no lock to copy."""

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
    baker = Process(target=bake)
    baker.start()
    Thread(target=refresh_cache, args=(refreshing, go_on)).start()
    refreshing.wait()
    go_on.set()
    baker.join()


if __name__ == "__main__":
    main()
