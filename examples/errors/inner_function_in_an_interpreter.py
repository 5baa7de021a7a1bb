# /// script
# requires-python = ">=3.14"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Call a function that uses a variable around it in another interpreter."""

from concurrent import interpreters


def main() -> None:
    language = "French"

    def greet() -> None:
        print("hello in", language)

    interpreter = interpreters.create()
    interpreter.call(greet)


if __name__ == "__main__":
    main()
