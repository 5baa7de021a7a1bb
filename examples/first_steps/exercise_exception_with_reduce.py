"""Let an exception with three arguments, one of them optional, survive the trip."""

import pickle
from concurrent.futures import ProcessPoolExecutor


class BadLine(Exception):
    def __init__(self, file: str, line: int, hint: str = "no hint") -> None:
        super().__init__(f"{file}, line {line}: {hint}")
        self.file, self.line, self.hint = file, line, hint

    def __reduce__(self) -> tuple:
        return BadLine, (self.file, self.line, self.hint)


def read(file: str) -> None:
    raise BadLine(file, 7, "a number is missing")


def main() -> None:
    error = BadLine("sheep.txt", 7)
    copy = pickle.loads(pickle.dumps(error))
    print(str(copy) == str(error), vars(copy) == vars(error))

    with ProcessPoolExecutor(max_workers=1) as pool:
        print(repr(pool.submit(read, "sheep.txt").exception()))


if __name__ == "__main__":
    main()
