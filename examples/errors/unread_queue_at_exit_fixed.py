"""Give up what is still in the queue, and exit."""

from multiprocessing import Queue


def main() -> None:
    spare = Queue()
    spare.put(bytes(1_000_000))
    spare.cancel_join_thread()
    print("nothing left to do")


if __name__ == "__main__":
    main()
