# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Let a function in another interpreter fail."""

from concurrent import interpreters


def share(cakes: int, guests: int) -> float:
    return cakes / guests


if __name__ == "__main__":
    interpreter = interpreters.create()
    print(interpreter.call(share, 3, 0))
