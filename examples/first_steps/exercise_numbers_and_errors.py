"""Add up what can be added, and list what cannot."""

from concurrent.futures import ProcessPoolExecutor

texts = ["12", "7", "a lot", "30", "", "1"]


def main() -> None:
    total, errors = 0, []
    with ProcessPoolExecutor(max_workers=2) as pool:
        futures = [(text, pool.submit(int, text)) for text in texts]
        for text, future in futures:
            if error := future.exception():
                errors.append(f"{text!r}: {type(error).__name__}")
            else:
                total += future.result()
    print("total:", total)
    print("left out:", *errors, sep="\n  ")


if __name__ == "__main__":
    main()
