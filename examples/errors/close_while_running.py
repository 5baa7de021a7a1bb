# /// script
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Close a process that still runs."""

from multiprocessing import Event, Process


def guard(end_of_shift) -> None:
    end_of_shift.wait()
    print("the guard goes home")


if __name__ == "__main__":
    end_of_shift = Event()
    process = Process(target=guard, args=(end_of_shift,))
    process.start()
    try:
        process.close()
    finally:
        end_of_shift.set()
        process.join()
