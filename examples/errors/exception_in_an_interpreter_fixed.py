# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# ///
"""Catch what a function in another interpreter raises, by the name of its type."""

from concurrent import interpreters


def share(cakes: int, guests: int) -> float:
    return cakes / guests


if __name__ == "__main__":
    interpreter = interpreters.create()
    try:
        print(interpreter.call(share, 3, 0))
    except interpreters.ExecutionFailed as error:
        print(error.excinfo.type.__name__, "-", error.excinfo.msg)
    interpreter.close()
