# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# ///
"""Start a process by spawn in another interpreter."""

from concurrent import interpreters
from multiprocessing import get_context


def start_child(method: str) -> None:
    process = get_context(method).Process(
        target=print, args=("hello from the child",)
    )
    process.start()
    process.join()


if __name__ == "__main__":
    interpreter = interpreters.create()
    interpreter.call(start_child, "spawn")
    interpreter.close()
