"""Raise exceptions with two arguments in a worker."""

from concurrent.futures import ProcessPoolExecutor


class Failed(Exception):
    def __init__(self, file, line):
        super().__init__(f"{file}, line {line}")
        self.line = line


class BetterFailed(Exception):
    def __init__(self, file, line):
        super().__init__(file, line)  # pickle takes them from here
        self.line = line

    def __str__(self):
        return f"{self.args[0]}, line {self.args[1]}"


def fail(kind):
    raise kind("data.csv", 7)


def main() -> None:
    for kind in Failed, BetterFailed:
        with ProcessPoolExecutor(1) as executor:
            error = executor.submit(fail, kind).exception()
        print(kind.__name__, "arrives as", type(error).__name__)
        if isinstance(error, kind):
            print(error, "- line", error.line)


if __name__ == "__main__":
    main()
