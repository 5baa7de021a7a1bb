"""Join each child before the next one is started."""

from multiprocessing import Process


def compute(name: str) -> None:
    print(name, "begins")
    total = sum(number * number for number in range(3_000_000))
    print(name, "ends with", total)


def main() -> None:
    for name in ("first", "second"):
        child = Process(target=compute, args=(name,))
        child.start()
        child.join()


if __name__ == "__main__":
    main()
