"""Change a global variable, then use it in children."""

from multiprocessing import Process

factor = 0


def multiply(number: int) -> None:
    print(number, "times the factor is", number * factor)


def main() -> None:
    global factor
    factor = 2
    process = Process(target=multiply, args=(2,))
    process.start()
    process.join()
    print("exit status", process.exitcode)


if __name__ == "__main__":
    main()
