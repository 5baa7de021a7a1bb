# /// script
# [tool.mpguide]
# ///
"""Join a process, then close it."""

from multiprocessing import Event, Process


def guard(end_of_shift) -> None:
    end_of_shift.wait()
    print("the guard goes home")


if __name__ == "__main__":
    end_of_shift = Event()
    process = Process(target=guard, args=(end_of_shift,))
    process.start()
    end_of_shift.set()
    process.join()
    process.close()
