"""Let two processes add 1 in every possible order of their steps."""

from itertools import combinations
from multiprocessing import Pipe, Process, Value

ORDERS = list(combinations(range(6), 3))  # at which of six turns it is A's


def add_one(number, turn) -> None:
    for _ in ORDERS:
        turn.recv()
        copy = number.value  # read
        turn.send("has read")
        turn.recv()
        copy += 1  # add
        turn.send("has added")
        turn.recv()
        number.value = copy  # write
        turn.send("has written")


def main() -> None:
    number = Value("i", 0)
    turns, processes, lost = {}, [], 0
    for name in "AB":
        turns[name], end = Pipe()
        processes.append(Process(target=add_one, args=(number, end)))
        processes[-1].start()
    for order in ORDERS:
        number.value = 0
        schedule = ["A" if turn in order else "B" for turn in range(6)]
        for name in schedule:
            turns[name].send("go")
            turns[name].recv()  # until the step is done
        print(*schedule, "->", number.value)
        lost += number.value < 2
    for process in processes:
        process.join()
    print(lost, "of", len(ORDERS), "orders lose an update")


if __name__ == "__main__":
    main()
