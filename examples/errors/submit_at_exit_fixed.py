"""Submit the last task while main runs; leaving the with block waits for it."""

from concurrent.futures import ProcessPoolExecutor


def main() -> None:
    with ProcessPoolExecutor(max_workers=1) as pool:
        pool.submit(print, "the last words")
    print("main ends")


if __name__ == "__main__":
    main()
