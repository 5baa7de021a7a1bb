"""Search in a pool, and cancel the rest of the search after the first hit."""

from concurrent.futures import ProcessPoolExecutor, as_completed
from hashlib import sha256

LOCKED = "9183c29ea013b982ff923f04bcf81bb79eb481d42659ea19fe42bbfe2d0264d0"


def search(numbers):
    for number in numbers:
        pin = f"{number:05}"
        if sha256(pin.encode()).hexdigest() == LOCKED:
            return pin
    return None


def main() -> None:
    parts = [range(start, start + 5_000) for start in range(0, 100_000, 5_000)]
    with ProcessPoolExecutor() as executor:
        futures = [executor.submit(search, part) for part in parts]
        for future in as_completed(futures):
            if pin := future.result():
                print("the PIN is", pin)
                executor.shutdown(cancel_futures=True)
                break


if __name__ == "__main__":
    main()
