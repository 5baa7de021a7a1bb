"""Let the workers of a pool share one dict, and look before they write."""

from concurrent.futures import ProcessPoolExecutor
from multiprocessing import Manager


def book(seats, lock, seat, name):
    with lock:  # nobody else between the question and the answer
        if seat in seats:
            return False
        seats[seat] = name
        return True


def main() -> None:
    names = ["Ada", "Bob", "Cleo", "Dan", "Eve", "Finn"]
    wishes = ["1A", "2C", "1A", "3B", "2C", "1A"]
    with Manager() as manager, ProcessPoolExecutor(2) as executor:
        seats, lock = manager.dict(), manager.Lock()
        tasks = [
            executor.submit(book, seats, lock, seat, name)
            for seat, name in zip(wishes, names, strict=True)
        ]
        answers = [task.result() for task in tasks]
        plan = seats.copy()  # an ordinary dict, for when the manager is gone
    print("booked:", answers.count(True), "refused:", answers.count(False))
    for seat, name in sorted(plan.items()):
        asked = [n for n, s in zip(names, wishes, strict=True) if s == seat]
        print(seat, "goes to one of", *asked, ":", name in asked)


if __name__ == "__main__":
    main()
