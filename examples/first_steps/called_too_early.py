"""Calling the target instead of naming it: the child has nothing to do."""

from multiprocessing import Process, current_process


def greet(name: str) -> None:
    print(f"hello {name}, I run in {current_process().name}")


def main() -> None:
    wrong = Process(target=greet("Ada"))
    wrong.start()
    wrong.join()

    right = Process(target=greet, args=("Ada",))
    right.start()
    right.join()


if __name__ == "__main__":
    main()
