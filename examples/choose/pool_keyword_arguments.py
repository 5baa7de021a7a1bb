"""Give keyword arguments to tasks: starmap takes positional ones only."""

from functools import partial
from multiprocessing import Pool


def label(word: str, count: int = 1, *, end: str = ".") -> str:
    return word * count + end


def call(task) -> str:
    args, kwargs = task
    return label(*args, **kwargs)


def main() -> None:
    with Pool(2) as pool:
        print("positional:  ", pool.starmap(label, [("ho", 3), ("hey", 1)]))
        print(
            "same for all:",
            pool.starmap(partial(label, end="!"), [("ho", 3), ("hey", 1)]),
        )
        tasks = [(("ho",), {"count": 3}), (("hey",), {"end": "?"})]
        print("one for each:", pool.map(call, tasks))
        print(
            "one call:    ",
            pool.apply_async(label, ("ho",), {"count": 2, "end": "!"}).get(),
        )


if __name__ == "__main__":
    main()
