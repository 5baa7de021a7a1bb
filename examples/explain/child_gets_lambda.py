"""Show whether a lambda can be an argument of a child."""

from multiprocessing import Process


def show(double) -> None:
    print("the lambda works:", double(21) == 42)


def main() -> None:
    process = Process(target=show, args=(lambda number: 2 * number,))
    try:
        process.start()
    except Exception as error:
        print("refused:", type(error).__name__)
    else:
        process.join()


if __name__ == "__main__":
    main()
