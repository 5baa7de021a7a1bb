"""Two processes talk by a pipe: first both listen, then one speaks first."""

from multiprocessing import Pipe, Process


def talk(name, pipe, speaks_first, limit) -> None:
    if speaks_first:
        pipe.send(f"hello from {name}")
    if not pipe.poll(limit):
        print(name, "heard nothing")
        return
    print(name, "heard:", pipe.recv())
    if not speaks_first:
        pipe.send(f"hello from {name}")


def main() -> None:
    for a_first, limit in ((False, 0.5), (True, None)):
        end_a, end_b = Pipe()
        print("A speaks first:", a_first)
        a = Process(target=talk, args=("A", end_a, a_first, limit))
        b = Process(target=talk, args=("B", end_b, False, limit))
        for process in (a, b):
            process.start()
        for process in (a, b):
            process.join()


if __name__ == "__main__":
    main()
