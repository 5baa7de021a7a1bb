"""Check whether there is a ticket and sell it under one lock."""

from multiprocessing import Process, Value


def buy(tickets) -> None:
    with tickets.get_lock():
        bought = tickets.value > 0
        if bought:
            tickets.value -= 1
    print("bought a ticket" if bought else "sold out")


def main() -> None:
    tickets = Value("i", 2)
    buyers = [Process(target=buy, args=(tickets,)) for _ in range(5)]
    for buyer in buyers:
        buyer.start()
    for buyer in buyers:
        buyer.join()
    print("tickets left:", tickets.value)


if __name__ == "__main__":
    main()
