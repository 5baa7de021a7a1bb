"""Let a process and a thread change the same list."""

from multiprocessing import Process
from threading import Thread

basket = ["apple"]


def add(fruit: str) -> None:
    basket.append(fruit)
    print(f"added {fruit}:", *basket)


def main() -> None:
    child = Process(target=add, args=("plum",))
    thread = Thread(target=add, args=("pear",))
    for worker in (child, thread):
        worker.start()
        worker.join()
        print("basket of main:", *basket)


if __name__ == "__main__":
    main()
