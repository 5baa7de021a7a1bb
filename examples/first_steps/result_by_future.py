"""Submit calls to an executor and ask their futures for the results."""

from concurrent.futures import ProcessPoolExecutor


def chain_length(number: int) -> int:
    length = 1
    while number != 1:
        number = 3 * number + 1 if number % 2 else number // 2
        length += 1
    return length


def main() -> None:
    with ProcessPoolExecutor() as executor:
        futures = {n: executor.submit(chain_length, n) for n in (27, 97, 871)}
        for number, future in futures.items():
            print("the chain from", number, "has", future.result(), "numbers")


if __name__ == "__main__":
    main()
