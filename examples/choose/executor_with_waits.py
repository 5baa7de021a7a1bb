"""Leave the with block of a ProcessPoolExecutor while tasks are waiting."""

from concurrent.futures import ProcessPoolExecutor


def square(number: int) -> int:
    return number * number


def main() -> None:
    with ProcessPoolExecutor(1) as pool:
        futures = [pool.submit(square, number) for number in range(5)]
    print("with block left:", [future.result() for future in futures])


if __name__ == "__main__":
    main()
