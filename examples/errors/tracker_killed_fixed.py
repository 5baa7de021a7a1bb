# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# ///
"""Kill one worker through its process object, and nothing else."""

from multiprocessing import Event, Lock, Process


def work(ready, never) -> None:
    ready.set()
    never.wait()


def main() -> None:
    ready, never = Event(), Event()
    process = Process(target=work, args=(ready, never))
    process.start()
    ready.wait()
    process.kill()
    process.join()
    with Lock():
        print("exit code", process.exitcode)


if __name__ == "__main__":
    main()
