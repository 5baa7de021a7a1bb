# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Kill one worker through its process object, and nothing else."""

from multiprocessing import Event, Lock, Process


def work(ready) -> None:
    ready.set()
    Event().wait()  # for ever


def main() -> None:
    ready = Event()
    process = Process(target=work, args=(ready,))
    process.start()
    ready.wait()
    process.kill()
    process.join()
    with Lock():
        print("exit code", process.exitcode)


if __name__ == "__main__":
    main()
