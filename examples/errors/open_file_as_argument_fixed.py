"""Pass the path to a process; it opens the file itself."""

from multiprocessing import Process


def show_first_line(path):
    with open(path, encoding="utf-8") as file:
        print(file.readline().rstrip())


def main() -> None:
    process = Process(target=show_first_line, args=(__file__,))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
