"""Find out in the caller, not in a worker, that a function cannot be pickled."""

import pickle
from concurrent.futures import ProcessPoolExecutor


def map_in_processes(function, items, **settings) -> list:
    """Call function in worker processes; it is pickled, and so are items."""
    try:
        pickle.dumps(function)
    except Exception as error:
        message = (
            f"{function!r} must be defined at the top of a module, "
            "so that worker processes can import it"
        )
        raise TypeError(message) from error
    with ProcessPoolExecutor(2, **settings) as executor:
        return list(executor.map(function, items))


def half(number: int) -> float:
    return number / 2


def main() -> None:
    print(map_in_processes(half, [1, 2, 3]))
    try:
        map_in_processes(lambda number: number / 2, [1, 2, 3])
    except TypeError as error:
        print("TypeError:", str(error).partition(" must ")[2])


if __name__ == "__main__":
    main()
