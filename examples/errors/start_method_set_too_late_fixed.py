# /// script
# [tool.mpguide]
# ///
"""Ask for a context of one's own, and make everything with it."""

from multiprocessing import Queue, get_context


def square(number: int, results: Queue) -> None:
    results.put(number * number)


def main() -> None:
    spawn = get_context("spawn")
    results = spawn.Queue()
    process = spawn.Process(target=square, args=(12, results))
    process.start()
    print(results.get())
    process.join()


if __name__ == "__main__":
    main()
