"""Pool replaces its workers after two tasks on every Python."""

from multiprocessing import Pool


def double(number):
    return 2 * number


def main() -> None:
    with Pool(1, maxtasksperchild=2) as pool:
        for result in pool.imap(double, range(6)):
            print(result)


if __name__ == "__main__":
    main()
