# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# ///
"""Let the caller of a library choose the start method, or bring an executor."""

import multiprocessing
from concurrent.futures import Executor, ProcessPoolExecutor


def _count(text: str) -> int:
    return len(text.split())


def count_words(
    texts,
    *,
    workers: int | None = None,
    mp_context=None,
    executor: Executor | None = None,
) -> list[int]:
    """Count the words of each text in worker processes.

    The texts are pickled. Without an executor, one is made and shut down,
    with mp_context, or else with the default start method of the program.
    """
    if executor is not None:
        return list(executor.map(_count, texts))
    with ProcessPoolExecutor(workers, mp_context=mp_context) as own:
        return list(own.map(_count, texts))


def main() -> None:
    texts = ["to be or not to be", "that is the question"]
    print("the default:", count_words(texts, workers=2))
    for method in sorted(multiprocessing.get_all_start_methods()):
        context = multiprocessing.get_context(method)
        counts = count_words(texts, workers=2, mp_context=context)
        print(f"{method}:", counts)
    with ProcessPoolExecutor(2) as executor:  # one for the whole program
        print("an executor:", count_words(texts, executor=executor))


if __name__ == "__main__":
    main()
