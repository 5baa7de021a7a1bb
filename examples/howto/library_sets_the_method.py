# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# start-methods = "own"
# platforms = ["linux", "macos"]
# ///
"""Use two libraries that set the start method in a program that has set it."""

import multiprocessing


def polite_library() -> None:
    multiprocessing.set_start_method("fork")


def forceful_library() -> None:
    multiprocessing.set_start_method("fork", force=True)


def main() -> None:
    multiprocessing.set_start_method("spawn")  # as the program has threads
    try:
        polite_library()
    except RuntimeError as error:
        print(f"RuntimeError: {error}")
    print("the program uses", multiprocessing.get_start_method())
    forceful_library()
    print("the program uses", multiprocessing.get_start_method())


if __name__ == "__main__":
    main()
