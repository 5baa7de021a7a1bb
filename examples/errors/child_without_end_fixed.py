"""The main process tells its child to stop, and waits for it."""

from multiprocessing import Event, Process


def keep_watch(morning):
    while not morning.wait(timeout=60):
        pass  # look around
    print("the guard goes home")


def main() -> None:
    morning = Event()
    guard = Process(target=keep_watch, args=(morning,))
    guard.start()
    print("good night")
    morning.set()
    guard.join()


if __name__ == "__main__":
    main()
