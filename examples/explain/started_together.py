"""Start all children, then join all."""

from multiprocessing import Process


def compute(name: str) -> None:
    print(name, "begins")
    total = sum(number * number for number in range(3_000_000))
    print(name, "ends with", total)


def main() -> None:
    names = ("first", "second")
    children = [Process(target=compute, args=(name,)) for name in names]
    for child in children:
        child.start()
    for child in children:
        child.join()


if __name__ == "__main__":
    main()
