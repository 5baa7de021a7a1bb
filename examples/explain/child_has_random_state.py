"""Show whether two children roll the same random numbers."""

import random
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection

dice = random.Random()


def roll(to_main: Connection) -> None:
    to_main.send((random.random(), dice.random()))


def child_rolls() -> tuple[float, float]:
    receiver, sender = Pipe(duplex=False)
    process = Process(target=roll, args=(sender,))
    process.start()
    rolls = receiver.recv()
    process.join()
    return rolls


def main() -> None:
    (first, first_dice), (second, second_dice) = child_rolls(), child_rolls()
    print("random.random() repeats:", first == second)
    print("dice.random() repeats:", first_dice == second_dice)


if __name__ == "__main__":
    main()
