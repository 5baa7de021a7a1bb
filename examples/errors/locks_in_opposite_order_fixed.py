"""Both cooks take the knife first, so nobody waits with only the pan."""

from multiprocessing import Barrier, Lock, Process


def cook(first, second, both_are_here):
    both_are_here.wait()
    with first, second:
        print("a dish is ready")


def main() -> None:
    knife, pan, both_are_here = Lock(), Lock(), Barrier(2)
    cooks = [
        Process(target=cook, args=(knife, pan, both_are_here)),
        Process(target=cook, args=(knife, pan, both_are_here)),
    ]
    for process in cooks:
        process.start()
    for process in cooks:
        process.join()


if __name__ == "__main__":
    main()
