# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# order = "any"
# ///
"""Send each result together with the number that it belongs to."""

from multiprocessing import Process, Queue

NUMBERS = [27, 97, 871, 6171]


def chain_length(number: int) -> int:
    length = 1
    while number != 1:
        number = 3 * number + 1 if number % 2 else number // 2
        length += 1
    return length


def send_chain_length(number: int, results) -> None:
    results.put((number, chain_length(number)))


def main() -> None:
    results = Queue()
    pairs = [(number, results) for number in NUMBERS]
    processes = [
        Process(target=send_chain_length, args=args) for args in pairs
    ]
    for process in processes:
        process.start()
    lengths = {}
    for _ in NUMBERS:
        number, length = results.get()
        print("arrived: the result for", number)
        lengths[number] = length
    for process in processes:
        process.join()
    print("in my order:", [lengths[number] for number in NUMBERS])


if __name__ == "__main__":
    main()
