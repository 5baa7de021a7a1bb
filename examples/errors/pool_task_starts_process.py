# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""A task of a Pool starts a process."""

from multiprocessing import Pool, Process


def say(word):
    print("child of a worker:", word)


def task(word):
    process = Process(target=say, args=(word,))
    process.start()
    process.join()


def main() -> None:
    with Pool(1) as pool:
        pool.map(task, ["hello"])


if __name__ == "__main__":
    main()
