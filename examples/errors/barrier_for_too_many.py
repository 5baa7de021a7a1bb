# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# hangs = true
# ///
"""A barrier for three, and only two come."""

from multiprocessing import Barrier, Process


def run_race(start_line):
    start_line.wait()
    print("running")


def main() -> None:
    start_line = Barrier(3)
    runners = [Process(target=run_race, args=(start_line,)) for _ in range(2)]
    for runner in runners:
        runner.start()
    for runner in runners:
        runner.join()


if __name__ == "__main__":
    main()
