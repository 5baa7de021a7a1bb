# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux"]
# ///
"""Name the default start method of this Python, and all it has."""

from multiprocessing import get_all_start_methods, get_start_method


def main() -> None:
    print("default:", get_start_method())
    print("all:", *sorted(get_all_start_methods()))


if __name__ == "__main__":
    main()
