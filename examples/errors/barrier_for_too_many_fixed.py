"""The main process is the third: it comes to the barrier, too."""

from multiprocessing import Barrier, Process


def run_race(start_line):
    start_line.wait()
    print("running")


def main() -> None:
    start_line = Barrier(3)
    runners = [Process(target=run_race, args=(start_line,)) for _ in range(2)]
    for runner in runners:
        runner.start()
    start_line.wait()
    for runner in runners:
        runner.join()


if __name__ == "__main__":
    main()
