# /// script
# requires-python = ">=3.15"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)', 'import main; (main.*)', '~~~~(\^{60,})']
# ///
"""Ask the fork server to import a module that does not exist."""

from multiprocessing import get_context


def greet() -> None:
    print("hello from the child")


if __name__ == "__main__":
    context = get_context("forkserver")
    context.set_forkserver_preload(["__main__", "numbpy"], on_error="fail")
    process = context.Process(target=greet)
    process.start()
    process.join()
