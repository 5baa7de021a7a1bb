# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# ///
"""Show which children add to a shared number made at the top of the file."""

from multiprocessing import Value, get_context

total = Value("i", 0)


def count() -> None:
    for _ in range(100):
        with total.get_lock():
            total.value += 1


if __name__ == "__main__":
    for method in ("fork", "spawn", "forkserver"):
        total.value = 0
        process = get_context(method).Process(target=count)
        process.start()
        process.join()
        print(f"{method}: {total.value}")
