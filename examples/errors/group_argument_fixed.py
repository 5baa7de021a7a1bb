"""Name the arguments of Process: target=, args=."""

from multiprocessing import Process


def greet() -> None:
    print("hello from the child")


if __name__ == "__main__":
    process = Process(target=greet)
    process.start()
    process.join()
