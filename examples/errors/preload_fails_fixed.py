# /// script
# requires-python = ">=3.15"
# [tool.mpguide]
# ///
"""Ask the fork server to import a module that can be found."""

from multiprocessing import get_context


def greet() -> None:
    print("hello from the child")


if __name__ == "__main__":
    context = get_context("forkserver")
    context.set_forkserver_preload(["__main__", "decimal"], on_error="fail")
    process = context.Process(target=greet)
    process.start()
    process.join()
