"""Print at the top of the file and in main(), and start two children."""

from multiprocessing import Process

print("top of the file: reading the settings")


def work() -> None:
    pass


def main() -> None:
    print("main(): reading the input")
    children = [Process(target=work) for _ in range(2)]
    for child in children:
        child.start()
    for child in children:
        child.join()


if __name__ == "__main__":
    main()
