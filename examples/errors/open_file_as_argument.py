# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = ["spawn"]
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Pass an open file to a process."""

from multiprocessing import Process


def show_first_line(file):
    print(file.readline().rstrip())


def main() -> None:
    with open(__file__, encoding="utf-8") as file:
        process = Process(target=show_first_line, args=(file,))
        process.start()
        process.join()


if __name__ == "__main__":
    main()
