"""Bring the result of a child back to the main process in a queue."""

from multiprocessing import Process, Queue


def chain_length(number: int) -> int:
    length = 1
    while number != 1:
        number = 3 * number + 1 if number % 2 else number // 2
        length += 1
    return length


def send_chain_length(number: int, results) -> None:
    results.put(chain_length(number))


def main() -> None:
    results = Queue()
    process = Process(target=send_chain_length, args=(27, results))
    process.start()
    length = results.get()  # waits until the child has put something
    process.join()
    print("the chain from 27 has", length, "numbers")


if __name__ == "__main__":
    main()
