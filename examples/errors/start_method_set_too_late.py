# /// script
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Make a queue first, then choose the start method."""

from multiprocessing import Process, Queue, set_start_method


def square(number: int, results: Queue) -> None:
    results.put(number * number)


def main() -> None:
    results = Queue()
    set_start_method("spawn")
    process = Process(target=square, args=(12, results))
    process.start()
    print(results.get())
    process.join()


if __name__ == "__main__":
    main()
