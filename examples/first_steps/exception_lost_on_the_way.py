"""An exception whose arguments are not kept breaks the pool; one that keeps them arrives."""

import pickle
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool


class Bad(Exception):
    def __init__(self, file: str, line: int) -> None:
        super().__init__(f"{file}, line {line}")  # one argument


class Good(Exception):
    def __init__(self, file: str, line: int) -> None:
        super().__init__(file, line)  # the same two arguments

    def __str__(self) -> str:
        return "{}, line {}".format(*self.args)


def fail(kind: type[Exception]) -> None:
    raise kind("sheep.txt", 7)


def main() -> None:
    for kind in (Bad, Good):
        with ProcessPoolExecutor(max_workers=1) as pool:
            try:
                pool.submit(fail, kind).result()
            except BrokenProcessPool as error:
                print(kind.__name__, "breaks the pool. The report ends with:")
                print(str(error.__cause__).split("\n")[-2])
            except kind as error:
                print(kind.__name__, "arrives:", error)

    for error in (Bad("sheep.txt", 7), Good("sheep.txt", 7)):
        try:
            print("a copy:", repr(pickle.loads(pickle.dumps(error))))
        except TypeError as problem:
            print("no copy:", problem)


if __name__ == "__main__":
    main()
