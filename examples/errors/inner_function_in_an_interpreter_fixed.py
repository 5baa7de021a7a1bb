# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# ///
"""Pass what a function needs to another interpreter as an argument."""

from concurrent import interpreters


def greet(language: str) -> None:
    print("hello in", language)


def main() -> None:
    language = "French"
    interpreter = interpreters.create()
    interpreter.call(greet, language)
    interpreter.close()


if __name__ == "__main__":
    main()
