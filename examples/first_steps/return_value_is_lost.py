"""Start a function that returns a number, and look for the number."""

from multiprocessing import Process


def chain_length(number: int) -> int:
    length = 1
    while number != 1:
        number = 3 * number + 1 if number % 2 else number // 2
        length += 1
    return length


def main() -> None:
    process = Process(target=chain_length, args=(27,))
    print("start() returns", process.start())
    print("join() returns", process.join())
    print("the exit code is", process.exitcode)
    print("a direct call returns", chain_length(27))


if __name__ == "__main__":
    main()
