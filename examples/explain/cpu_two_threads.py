"""Run the same computation in two threads of one process."""

from threading import Thread

totals = {}


def compute(name: str) -> None:
    totals[name] = sum(number * number for number in range(4_000_000))


def main() -> None:
    threads = [Thread(target=compute, args=(f"thread {n}",)) for n in (1, 2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for name in sorted(totals):
        print(name, "has computed", totals[name])


if __name__ == "__main__":
    main()
