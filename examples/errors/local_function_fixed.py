"""Start a process with a function of the module; what it took from its surroundings is an argument now."""

from multiprocessing import Process


def discount(price, percent):
    print("you pay", price * (100 - percent) / 100)


def main() -> None:
    price = 80
    process = Process(target=discount, args=(price, 25))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
