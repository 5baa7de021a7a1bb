"""Start two children that work for a moment."""

from multiprocessing import Process, current_process


def work() -> None:
    total = sum(number * number for number in range(2_000_000))
    print(current_process().name, "has computed", total)


def main() -> None:
    children = [Process(target=work, name=f"child {n}") for n in (1, 2)]
    for child in children:
        child.start()
    for child in children:
        child.join()
    print("both are done")


if __name__ == "__main__":
    main()
