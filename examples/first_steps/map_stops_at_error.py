"""The results of map() end at the first exception."""

from concurrent.futures import ProcessPoolExecutor


def double(text: str) -> int:
    return 2 * int(text)


def main() -> None:
    texts = ["10", "20", "thirty", "40"]
    with ProcessPoolExecutor(max_workers=2) as pool:
        results = pool.map(double, texts)
        try:
            for result in results:
                print(result)
        except ValueError as error:
            print("exception:", error)
        print("and after that:", list(results))


if __name__ == "__main__":
    main()
