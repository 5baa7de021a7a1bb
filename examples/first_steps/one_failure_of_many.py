"""Keep the good results although one task fails."""

from concurrent.futures import ProcessPoolExecutor


def double(text: str) -> int:
    return 2 * int(text)


def main() -> None:
    texts = ["10", "20", "thirty", "40"]
    with ProcessPoolExecutor(max_workers=2) as pool:
        futures = {text: pool.submit(double, text) for text in texts}
        for text, future in futures.items():
            try:
                print(f"{text}: {future.result()}")
            except ValueError as error:
                print(f"{text}: failed: {error}")


if __name__ == "__main__":
    main()
