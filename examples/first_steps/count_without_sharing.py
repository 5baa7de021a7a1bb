"""Count in four processes without a shared counter: return the counts."""

from concurrent.futures import ProcessPoolExecutor


def is_palindrome(text: str) -> bool:
    return text == text[::-1]


def count_double_palindromes(numbers) -> int:
    return sum(
        is_palindrome(str(n)) and is_palindrome(f"{n:b}") for n in numbers
    )


def main() -> None:
    quarters = [range(n, n + 50_000) for n in range(0, 200_000, 50_000)]
    with ProcessPoolExecutor() as executor:
        counts = list(executor.map(count_double_palindromes, quarters))
    print("palindromes in base 10 and in base 2:", counts)
    print("in all:", sum(counts))


if __name__ == "__main__":
    main()
