# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# exit = 1
# mask = ['File "<stdlib>[^"]*", line (\d+)']
# ///
"""Make a shared value of a type that has no code."""

from multiprocessing import Value


def main() -> None:
    name = Value("str", "Ada")
    print(name.value)


if __name__ == "__main__":
    main()
