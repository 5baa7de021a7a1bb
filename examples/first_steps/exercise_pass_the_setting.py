"""Pass a setting as an argument, so that every start method delivers it."""

from multiprocessing import Process


def speak(language: str) -> None:
    print("child:", language)


def main() -> None:
    language = "French"
    print("main:", language)
    process = Process(target=speak, args=(language,))
    process.start()
    process.join()


if __name__ == "__main__":
    main()
