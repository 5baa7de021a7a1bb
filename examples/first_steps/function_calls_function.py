# /// script
# requires-python = ">=3.11"
# [tool.mpguide]
# order = "by-process"
# ///
"""Give a child a function that calls other functions of the same file."""

from multiprocessing import Process


def split_words(text: str) -> list[str]:
    return text.lower().split()


def longest_word(text: str) -> str:
    return max(split_words(text), key=len)


def report(title: str, text: str) -> None:
    print(f"{title}: {longest_word(text)}")


def main() -> None:
    night = Process(target=report, args=("night", "Stars over the harbor"))
    day = Process(target=report, args=("day", "Sheep on a mountain path"))
    night.start()
    day.start()
    night.join()
    day.join()


if __name__ == "__main__":
    main()
