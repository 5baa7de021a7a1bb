"""Show which global variables of the parent a child has."""

from multiprocessing import Process

city = "Paris"  # set at the top of the file, never changed
language = "English"  # changed in main()


def show() -> None:
    print("city:", city)
    print("language:", language)


def main() -> None:
    global language
    language = "French"
    process = Process(target=show)
    process.start()
    process.join()


if __name__ == "__main__":
    main()
