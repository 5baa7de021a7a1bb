"""Show that a child runs on its own, and that join() waits for its end."""

from multiprocessing import Event, Process


def main() -> None:
    bell = Event()
    process = Process(target=bell.wait)  # the child sleeps until it rings
    print("made:   alive?", process.is_alive())

    process.start()
    process.join(timeout=0.2)  # wait, but at most 0.2 seconds
    print("began:  alive?", process.is_alive())

    bell.set()
    process.join()  # wait as long as it takes
    print("joined: alive?", process.is_alive())


if __name__ == "__main__":
    main()
