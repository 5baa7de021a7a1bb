"""Do the work of a for loop in several processes, and get the same list."""

from concurrent.futures import ProcessPoolExecutor

NUMBERS = range(10**11 + 1, 10**11 + 9)


def largest_prime_factor(number: int) -> int:
    factor = 2
    while factor * factor <= number:
        if number % factor:
            factor += 1
        else:
            number //= factor
    return number


def main() -> None:
    one_by_one = []
    for number in NUMBERS:
        one_by_one.append(largest_prime_factor(number))

    with ProcessPoolExecutor() as executor:
        at_once = list(executor.map(largest_prime_factor, NUMBERS))

    print(at_once[:4])
    print("the same results:", at_once == one_by_one)


if __name__ == "__main__":
    main()
