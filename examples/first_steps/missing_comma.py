"""Forgetting the comma of a tuple with one item."""

from multiprocessing import Process


def count(last: int) -> None:
    print("counting to", last)


def main() -> None:
    try:
        Process(target=count, args=(100))
    except TypeError as error:
        print("TypeError:", error)

    process = Process(target=count, args=(100,))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
