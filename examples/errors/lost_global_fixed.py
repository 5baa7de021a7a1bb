"""Pass a setting to a child as an argument."""

from multiprocessing import Process


def multiply(number: int, factor: int) -> None:
    print(number, "times the factor is", number * factor)


def main() -> None:
    process = Process(target=multiply, args=(2, 2))
    process.start()
    process.join()
    print("exit status", process.exitcode)


if __name__ == "__main__":
    main()
