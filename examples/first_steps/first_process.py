"""Run a function in a process of its own and wait for it to end."""

from multiprocessing import Process


def greet() -> None:
    print("hello from the child process")


def main() -> None:
    process = Process(target=greet)
    process.start()
    process.join()
    print("hello from the main process: the child has ended")


if __name__ == "__main__":
    main()
