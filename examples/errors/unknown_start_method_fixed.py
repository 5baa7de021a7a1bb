# /// script
# [tool.mpguide]
# ///
"""Take a start method that this platform has."""

from multiprocessing import get_all_start_methods, get_context


def greet() -> None:
    print("hello from the child")


if __name__ == "__main__":
    method = (
        "forkserver" if "forkserver" in get_all_start_methods() else "spawn"
    )
    context = get_context(method)
    process = context.Process(target=greet)
    process.start()
    process.join()
