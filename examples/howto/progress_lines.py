"""Say after each task how many are done."""

import sys
from concurrent.futures import ProcessPoolExecutor, as_completed

TEXTS = ["level", "python", "noon", "stats", "fork", "radar", "spawn", "pool"]


def is_palindrome(text: str) -> bool:
    return text == text[::-1]


def show(done: int, total: int) -> None:
    bar = ("#" * (20 * done // total)).ljust(20, ".")
    end = "\r" if sys.stderr.isatty() and done < total else "\n"
    print(f"[{bar}] {done} of {total}", end=end, file=sys.stderr, flush=True)


def main() -> None:
    found = []
    with ProcessPoolExecutor() as pool:
        texts = {pool.submit(is_palindrome, text): text for text in TEXTS}
        for done, future in enumerate(as_completed(texts), start=1):
            if future.result():
                found.append(texts[future])
            show(done, len(texts))
    print("palindromes:", *sorted(found))


if __name__ == "__main__":
    main()
