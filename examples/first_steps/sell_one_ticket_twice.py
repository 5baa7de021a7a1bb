"""Check whether there is a ticket, then sell it, with a lock in one half."""

from multiprocessing import Barrier, Lock, Process, Value


def buy(tickets, lock, both_have_looked) -> None:
    if tickets.value > 0:
        both_have_looked.wait()  # the worst moment
        with lock:
            tickets.value -= 1
        print("bought a ticket")
    else:
        print("sold out")


def main() -> None:
    tickets = Value("i", 1)
    args = (tickets, Lock(), Barrier(2))
    buyers = [Process(target=buy, args=args) for _ in range(2)]
    for buyer in buyers:
        buyer.start()
    for buyer in buyers:
        buyer.join()
    print("tickets left:", tickets.value)


if __name__ == "__main__":
    main()
